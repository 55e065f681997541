namespace Payments.Providers;

/// <summary>
/// Money has arrived at a bank account. Told twice it is taken once. Give it to <see cref="BankLines.ReceiveAsync"/> or
/// <see cref="PaymentEngine.ReceiveAsync"/>; until that has returned, let the bank tell it again.
/// </summary>
/// <param name="Provider">The processor's <see cref="IPaymentProvider.Name"/>, or a name of 1 to 40 characters for a bank that
/// the host reads itself.</param>
/// <param name="Owner">Whose account it is.</param>
/// <param name="Reference">The bank's own id of the line: 1 to <see cref="Limits.UniqueReferenceLength"/> characters, the same
/// each time it is told.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="BookedAt">When the bank booked it.</param>
public sealed record BankLineNotification(string Provider, Owner Owner, string Reference, Money Amount, DateTimeOffset BookedAt)
    : ProviderNotification(Provider, Owner)
{
    /// <summary>
    /// The customer whose own account number it was sent to, by the id that <see cref="ChargeRequest.CustomerId"/> gave; null for
    /// an account of the merchant's.
    /// </summary>
    public string? CustomerId { get; init; }

    /// <summary>
    /// What the payer wrote, or null; <see cref="Limits.RemittanceLength"/> characters of it are kept, and no card number.
    /// </summary>
    public string? Remittance { get; init; }

    /// <summary>The payer's name, or null.</summary>
    public string? PayerName { get; init; }

    private protected override void Closed() { }
}
