namespace Payments.AspNetCore;

/// <summary>Why a payment did not go through, as far as the payer is told.</summary>
internal enum FailureReason
{
    /// <summary>The card was declined; the issuer's reason is kept from whoever tries cards.</summary>
    CardDeclined,

    /// <summary>The payer, or the bank, refused.</summary>
    Refused,

    /// <summary>Not enough money on the account.</summary>
    LacksFunds,

    /// <summary>The payer did not pay in time.</summary>
    TimeOver,

    /// <summary>Money arrived after the end, and the business decides about it.</summary>
    PaidLate,

    /// <summary>What arrived is given back.</summary>
    GivenBack,

    /// <summary>The session takes no more attempts.</summary>
    TooManyAttempts,

    /// <summary>It was paid, and the payer's bank took it back.</summary>
    Returned,

    /// <summary>Something else.</summary>
    Other,
}
