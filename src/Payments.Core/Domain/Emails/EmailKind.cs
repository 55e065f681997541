namespace Payments;

/// <summary>What an e-mail tells its receiver.</summary>
public enum EmailKind
{
    /// <summary>Where a checkout session can be paid.</summary>
    PaymentLink,

    /// <summary>That a payment has succeeded.</summary>
    Receipt,

    /// <summary>That a bank debit is going to be made.</summary>
    DebitAnnounced,

    /// <summary>That a payment took no money: a bank debit that failed, or that was returned later.</summary>
    PaymentFailed,
}
