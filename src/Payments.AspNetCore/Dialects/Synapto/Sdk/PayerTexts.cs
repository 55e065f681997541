namespace Payments.AspNetCore.Synapto;

/// <summary>
/// What a payer is told of a decline. That a card is reported lost or stolen, or looks like fraud, is told to the merchant and
/// not to a holder of it.
/// </summary>
internal static class PayerTexts
{
    /// <summary>The code that a browser gets, in lower snake case.</summary>
    public static string Code(DeclineCode code) => DeclineCodes.NameOf(Shown(code));

    /// <summary>One or two sentences to the payer.</summary>
    public static string Message(DeclineCode code) =>
        Shown(code) switch
        {
            DeclineCode.InsufficientFunds => "There is not enough money on the card's account. Use another card.",
            DeclineCode.ExpiredCard => "The card has expired. Use another card.",
            DeclineCode.IncorrectCvc => "The security code is wrong. Check it and try again.",
            DeclineCode.IncorrectNumber => "The card number is wrong. Check it and try again.",
            DeclineCode.ProcessingError or DeclineCode.IssuerNotAvailable or DeclineCode.NotSent =>
                "The payment could not be processed, and nothing was charged. Try again.",
            DeclineCode.TestModeCardOnly => "This is test mode, which takes the published test cards only. Nothing was charged.",
            DeclineCode.CardVelocityExceeded => "The card's limit is reached. Use another card, or try again later.",
            DeclineCode.CurrencyNotSupported => "The card does not take this currency. Use another card.",
            DeclineCode.AuthenticationRequired => "Your bank asks you to confirm that it is you. Try again.",
            DeclineCode.AuthenticationFailed =>
                "Your bank could not confirm that it is you, and nothing was charged. Try again, or use another card.",
            DeclineCode.AuthenticationAbandoned =>
                "You left before your bank had confirmed that it is you, and nothing was charged. Try again.",
            DeclineCode.NotPaidInTime or DeclineCode.AuthorizationExpired =>
                "The time to pay was over, and nothing was charged. Try again.",
            DeclineCode.GivenUp or DeclineCode.Released => "The payment was given up, and nothing was charged.",
            DeclineCode.AccountClosed or DeclineCode.MandateRefused or DeclineCode.DebitNotAuthorized =>
                "Your bank does not let this account be debited. Use another account, or ask your bank.",
            DeclineCode.CardDeclined
            or DeclineCode.DoNotHonor
            or DeclineCode.TransactionNotAllowed
            or DeclineCode.InvalidAccount
            or DeclineCode.PayerRefused
            or DeclineCode.Underpaid
            or DeclineCode.PaidTooLate
            or DeclineCode.LostCard
            or DeclineCode.StolenCard
            or DeclineCode.Fraudulent => "The card was declined, and nothing was charged. Use another card, or ask your bank.",
        };

    private static DeclineCode Shown(DeclineCode code) =>
        code is DeclineCode.LostCard or DeclineCode.StolenCard or DeclineCode.Fraudulent ? DeclineCode.CardDeclined : code;
}
