namespace Payments;

/// <summary>Why a payer disputes a charge.</summary>
public enum DisputeReason
{
    /// <summary>None of the others.</summary>
    General,

    /// <summary>The payer did not make the payment.</summary>
    Fraudulent,

    /// <summary>The payer does not know the payment.</summary>
    Unrecognized,

    /// <summary>The payer paid twice.</summary>
    Duplicate,

    /// <summary>The goods did not come.</summary>
    ProductNotReceived,

    /// <summary>The goods are not as described.</summary>
    ProductUnacceptable,

    /// <summary>A subscription went on after its end.</summary>
    SubscriptionCanceled,

    /// <summary>A promised refund did not come.</summary>
    CreditNotProcessed,

    /// <summary>
    /// The payer says that the debit was not agreed to, or not announced, and has the money back by the scheme's guarantee.
    /// </summary>
    DebitNotAuthorized,
}
