using System.Text.Json;

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

    /// <summary>The provider could not process it; another try may do.</summary>
    ProcessingError,

    /// <summary>Test mode takes the published test cards only.</summary>
    TestModeCardOnly,

    /// <summary>The charge never reached the provider, and can no longer.</summary>
    NotSent,

    /// <summary>The payer refused the prompt, or the bank the transfer.</summary>
    PayerRefused,

    /// <summary>The payer's time to act was over and no money had arrived.</summary>
    NotPaidInTime,

    /// <summary>The payer canceled the payment.</summary>
    GivenUp,

    /// <summary>Too little money arrived, and it is refunded.</summary>
    Underpaid,

    /// <summary>The money arrived too late, and it is refunded.</summary>
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

    /// <summary>The bank reversed the transfer that had paid it.</summary>
    TransferReversed,
}

/// <summary>Decline codes in words.</summary>
public static class DeclineCodes
{
    /// <summary>The code on the wire: lower snake case, such as "insufficient_funds".</summary>
    public static string NameOf(DeclineCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    /// <summary>What may help.</summary>
    public static DeclineAdvice AdviceOf(DeclineCode code) =>
        code switch
        {
            DeclineCode.CardDeclined
            or DeclineCode.DoNotHonor
            or DeclineCode.LostCard
            or DeclineCode.StolenCard
            or DeclineCode.Fraudulent
            or DeclineCode.TransactionNotAllowed
            or DeclineCode.CurrencyNotSupported
            or DeclineCode.InvalidAccount
            or DeclineCode.ExpiredCard
            or DeclineCode.TestModeCardOnly
            or DeclineCode.AuthenticationFailed
            or DeclineCode.PayerRefused
            or DeclineCode.AccountClosed
            or DeclineCode.MandateRefused
            or DeclineCode.DebitNotAuthorized
            or DeclineCode.TransferReversed => DeclineAdvice.UseAnother,
            DeclineCode.IncorrectCvc or DeclineCode.IncorrectNumber => DeclineAdvice.Correct,
            DeclineCode.InsufficientFunds
            or DeclineCode.CardVelocityExceeded
            or DeclineCode.ProcessingError
            or DeclineCode.IssuerNotAvailable
            or DeclineCode.NotSent => DeclineAdvice.TryAgainLater,
            DeclineCode.AuthenticationRequired or DeclineCode.AuthenticationAbandoned => DeclineAdvice.Authenticate,
            DeclineCode.NotPaidInTime
            or DeclineCode.GivenUp
            or DeclineCode.Underpaid
            or DeclineCode.PaidTooLate
            or DeclineCode.AuthorizationExpired
            or DeclineCode.Released => DeclineAdvice.StartAgain,
        };

    /// <summary>One sentence for the merchant, without a full stop.</summary>
    public static string Describe(DeclineCode code) =>
        code switch
        {
            DeclineCode.CardDeclined => "The card was declined",
            DeclineCode.InsufficientFunds => "There is not enough money on the account",
            DeclineCode.ExpiredCard => "The card has expired",
            DeclineCode.IncorrectCvc => "The security code is wrong",
            DeclineCode.IncorrectNumber => "The card number is wrong",
            DeclineCode.ProcessingError => "The provider could not process the payment",
            DeclineCode.TestModeCardOnly => "Test mode takes the published test cards only",
            DeclineCode.NotSent => "The payment never reached the provider",
            DeclineCode.PayerRefused => "The payer refused the payment",
            DeclineCode.NotPaidInTime => "The time to pay has ended",
            DeclineCode.GivenUp => "The payer canceled the payment",
            DeclineCode.Underpaid => "Less than the amount was received, and it is refunded",
            DeclineCode.PaidTooLate => "The money arrived too late, and it is refunded",
            DeclineCode.DoNotHonor => "The card's issuer declined without saying why",
            DeclineCode.LostCard => "The card is reported lost",
            DeclineCode.StolenCard => "The card is reported stolen",
            DeclineCode.Fraudulent => "The payment is suspected of fraud",
            DeclineCode.TransactionNotAllowed => "The card's issuer does not allow this payment",
            DeclineCode.CardVelocityExceeded => "The card's limit is reached",
            DeclineCode.IssuerNotAvailable => "The card's issuer could not be reached",
            DeclineCode.CurrencyNotSupported => "The card does not take this currency",
            DeclineCode.InvalidAccount => "The account behind the card is closed or wrong",
            DeclineCode.AuthenticationRequired => "The card's issuer wants the payer to authenticate",
            DeclineCode.AuthenticationFailed => "The payer failed to authenticate",
            DeclineCode.AuthenticationAbandoned => "The payer left without authenticating",
            DeclineCode.AuthorizationExpired => "The reserved money was not taken in time, and is released",
            DeclineCode.Released => "The payment was canceled before its money was taken",
            DeclineCode.AccountClosed => "The payer's bank account is closed or does not exist",
            DeclineCode.MandateRefused => "The payer's bank refuses the mandate, or the payer has canceled it",
            DeclineCode.DebitNotAuthorized => "The payer's bank does not let the account be debited",
            DeclineCode.TransferReversed => "The bank reversed the transfer",
        };
}

/// <summary>What may help after a decline.</summary>
public enum DeclineAdvice
{
    /// <summary>Another card or method; the same one again will be declined again.</summary>
    UseAnother,

    /// <summary>What was typed is wrong: mend it.</summary>
    Correct,

    /// <summary>The same again, later or when there is money.</summary>
    TryAgainLater,

    /// <summary>Bring the payer back, who must authenticate.</summary>
    Authenticate,

    /// <summary>Begin a new payment: this one is over.</summary>
    StartAgain,
}
