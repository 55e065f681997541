namespace Payments;

/// <summary>What a person makes of a line in suspense. Closed: the three cases below.</summary>
public abstract record BankLineResolution
{
    private protected BankLineResolution() { }

    private protected abstract void Closed();

    /// <summary>
    /// It pays a session: one that is open, in the line's currency, and asks for no more than the line; what is too much becomes
    /// the session's customer's credit.
    /// </summary>
    /// <param name="SessionId">The session.</param>
    public sealed record ToSession(string SessionId) : BankLineResolution
    {
        private protected override void Closed() { }
    }

    /// <summary>It is a customer's credit.</summary>
    /// <param name="CustomerId">The customer.</param>
    public sealed record ToCustomer(string CustomerId) : BankLineResolution
    {
        private protected override void Closed() { }
    }

    /// <summary>It was sent back to its payer, by the merchant's own bank: this moves no money, only the ledger follows.</summary>
    /// <param name="Note">How, or null; at most <see cref="Limits.DescriptionLength"/> characters.</param>
    public sealed record SentBack(string? Note = null) : BankLineResolution
    {
        private protected override void Closed() { }
    }
}
