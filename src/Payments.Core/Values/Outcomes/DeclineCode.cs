namespace Payments;

/// <summary>
/// Why a charge took no money, or a card was not saved. By name in lower snake case on the wire; see <see cref="DeclineCodes"/>.
/// </summary>
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

    /// <summary>The issuer declines and gives no reason; the payer must ask it.</summary>
    DoNotHonor,

    /// <summary>The card is reported lost.</summary>
    LostCard,

    /// <summary>The card is reported stolen.</summary>
    StolenCard,

    /// <summary>The payment is suspected of fraud.</summary>
    Fraudulent,

    /// <summary>The issuer does not allow this card, or this kind of payment with it.</summary>
    TransactionNotAllowed,

    /// <summary>The card's limit of amount or number of payments is reached.</summary>
    CardVelocityExceeded,

    /// <summary>The issuer could not be reached; another try may do.</summary>
    IssuerNotAvailable,

    /// <summary>The card does not take this currency.</summary>
    CurrencyNotSupported,

    /// <summary>The account behind the card is closed or wrong.</summary>
    InvalidAccount,

    /// <summary>The issuer wants the payer to authenticate, and the payer is not there: bring the payer back and try again.</summary>
    AuthenticationRequired,

    /// <summary>The payer failed to authenticate.</summary>
    AuthenticationFailed,

    /// <summary>The payer left before authenticating, or was too slow.</summary>
    AuthenticationAbandoned,

    /// <summary>The reserved money was not taken in time, and is released.</summary>
    AuthorizationExpired,

    /// <summary>The merchant gave the charge up before its money was taken.</summary>
    Released,

    /// <summary>The payer's bank account is closed, or there is no such account.</summary>
    AccountClosed,

    /// <summary>The payer's bank refuses the mandate, or the payer has canceled it.</summary>
    MandateRefused,

    /// <summary>The payer's bank does not let this account be debited, or the payer did not agree to the debit.</summary>
    DebitNotAuthorized,
}
