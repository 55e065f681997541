namespace Payments;

/// <summary>Why a charge took no money. The first six are the issuer's word, the rest are ours.</summary>
public enum DeclineCode
{
    /// <summary>Declined without a reason.</summary>
    CardDeclined,

    /// <summary>Not enough money on the account.</summary>
    InsufficientFunds,

    /// <summary>The card has expired.</summary>
    ExpiredCard,

    /// <summary>The security code is wrong.</summary>
    IncorrectCvc,

    /// <summary>The card number is no card's.</summary>
    IncorrectNumber,

    /// <summary>The processor could not process it; another try may do.</summary>
    ProcessingError,

    /// <summary>Test mode takes the published test cards only.</summary>
    TestModeCardOnly,

    /// <summary>The charge never reached the processor, and can no longer.</summary>
    NotSent,

    /// <summary>The payer refused the prompt, or the bank the transfer.</summary>
    PayerRefused,

    /// <summary>The payer's time to act was over and no money had arrived.</summary>
    NotPaidInTime,

    /// <summary>The payer gave the payment up.</summary>
    GivenUp,

    /// <summary>Too little money arrived, and it is given back.</summary>
    Underpaid,

    /// <summary>The money arrived too late, and it is given back.</summary>
    PaidTooLate,
}
