namespace Payments.AspNetCore.Synapto;

/// <summary>
/// What a payer reads about a decline: the hosted page's words wherever it has some. The merchant learns that a card is reported lost or
/// stolen, or looks like fraud; the card's holder does not.
/// </summary>
internal static class PayerTexts
{
    /// <summary>The code that a browser gets, in lower snake case.</summary>
    public static string Code(DeclineCode code) => DeclineCodes.NameOf(Shown(code));

    /// <summary>One to three sentences for the payer.</summary>
    public static string Message(DeclineCode code) =>
        Shown(code) switch
        {
            DeclineCode.InsufficientFunds => "Insufficient funds. You have not been charged. Use another card.",
            DeclineCode.ExpiredCard => "This card has expired. Use another card.",
            DeclineCode.IncorrectCvc => "The security code is wrong. Check it and try again.",
            DeclineCode.IncorrectNumber => "The card number is wrong. Check it and try again.",
            DeclineCode.ProcessingError or DeclineCode.IssuerNotAvailable or DeclineCode.NotSent =>
                "The payment could not be processed, and you have not been charged. Try again.",
            DeclineCode.TestModeCardOnly => "Test mode accepts the published test cards only. You have not been charged.",
            DeclineCode.CardVelocityExceeded => "This card has reached its limit. Use another card, or try again later.",
            DeclineCode.CurrencyNotSupported => "This card does not support the currency. Use another card.",
            DeclineCode.AuthenticationRequired => "Your bank asks you to verify your identity. Try again.",
            DeclineCode.AuthenticationFailed => EnglishTexts.Instance.AuthenticationFailed,
            DeclineCode.AuthenticationAbandoned =>
                "You left before your bank could verify your identity, and you have not been charged. Try again.",
            DeclineCode.NotPaidInTime or DeclineCode.AuthorizationExpired =>
                "The time to pay has ended, and you have not been charged. Try again.",
            DeclineCode.GivenUp or DeclineCode.Released => "This payment was canceled, and you have not been charged.",
            DeclineCode.AccountClosed or DeclineCode.MandateRefused or DeclineCode.DebitNotAuthorized =>
                "Your bank does not allow debits from this account. Use another account, or ask your bank.",
            DeclineCode.TransferReversed => "Your bank reversed this payment. Ask the merchant how else you can pay.",
            DeclineCode.CardDeclined
            or DeclineCode.DoNotHonor
            or DeclineCode.TransactionNotAllowed
            or DeclineCode.InvalidAccount
            or DeclineCode.PayerRefused
            or DeclineCode.Underpaid
            or DeclineCode.PaidTooLate
            or DeclineCode.LostCard
            or DeclineCode.StolenCard
            or DeclineCode.Fraudulent => EnglishTexts.Instance.CardDeclined,
        };

    private static DeclineCode Shown(DeclineCode code) =>
        code is DeclineCode.LostCard or DeclineCode.StolenCard or DeclineCode.Fraudulent ? DeclineCode.CardDeclined : code;
}
