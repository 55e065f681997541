namespace Payments;

/// <summary>A published account of the simulator that can be debited.</summary>
public sealed class TestDebitAccount
{
    internal TestDebitAccount(
        string method,
        IReadOnlyDictionary<string, string> fields,
        string number,
        TestDebitEffect effect,
        string description
    )
    {
        Method = method;
        Fields = fields;
        Number = number;
        Effect = effect;
        Description = description;
    }

    /// <summary>The method's id, such as <see cref="MethodIds.BacsDebit"/>.</summary>
    public string Method { get; }

    /// <summary>All that the method requires, by field.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>The account as people write it, such as "10-88-00 00012345".</summary>
    public string Number { get; }

    /// <summary>The outcome of a debit.</summary>
    public TestDebitEffect Effect { get; }

    /// <summary>For people, in English, such as "Is paid".</summary>
    public string Description { get; }

    /// <summary>The description and the account.</summary>
    public override string ToString() => $"{Description} ({Number})";
}

/// <summary>
/// The outcome of a debit of one of <see cref="TestBankAccounts.Debits"/>. It is known when the debit settles, unless it says
/// otherwise.
/// </summary>
public enum TestDebitEffect
{
    /// <summary>It is paid.</summary>
    Settles,

    /// <summary>There is not enough money: <see cref="DeclineCode.InsufficientFunds"/>.</summary>
    LacksFunds,

    /// <summary>The account was closed: <see cref="DeclineCode.AccountClosed"/>.</summary>
    AccountClosed,

    /// <summary>The bank refuses the mandate: <see cref="DeclineCode.MandateRefused"/>.</summary>
    MandateRefused,

    /// <summary>The account may not be debited: <see cref="DeclineCode.DebitNotAuthorized"/>.</summary>
    NotAuthorized,

    /// <summary>
    /// It is paid, and on the last day on which the bank may return it the bank does:
    /// <see cref="Providers.ChargeOutcome.Returned"/>.
    /// </summary>
    FailsLate,

    /// <summary>
    /// It is paid, and ten days later the payer claims it back: a dispute for <see cref="DisputeReason.DebitNotAuthorized"/>.
    /// </summary>
    Disputed,
}
