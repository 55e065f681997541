namespace Payments;

/// <summary>
/// What comes of a debit of one of <see cref="TestBankAccounts.Debits"/>. It is known when the debit settles, unless it says
/// otherwise.
/// </summary>
public enum TestDebitEffect
{
    /// <summary>It is paid.</summary>
    Settles,

    /// <summary>There is not enough money: <see cref="DeclineCode.InsufficientFunds"/>.</summary>
    LacksFunds,

    /// <summary>There is no such account any more: <see cref="DeclineCode.AccountClosed"/>.</summary>
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
