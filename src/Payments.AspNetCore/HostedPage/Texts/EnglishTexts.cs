using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>The page in English, and in every language that has no texts yet.</summary>
internal sealed partial class EnglishTexts : PageTexts
{
    internal static readonly EnglishTexts Instance = new();

    private EnglishTexts() { }

    private static readonly string[] Months = "January February March April May June July August September October November December".Split(
        ' '
    );

    internal override string Language => "en";
    internal override string LanguageName => "English";
    internal override string LanguageLabel => "Language";

    private protected override string Region => "en-GB";

    // One English for all readers: "$" is written by five of its countries for five currencies.
    internal override CultureInfo Culture(string tag) => KnownCulture.British;

    internal override string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    internal override string CardEnding(string brand, string last4) => $"{brand} ending {last4}";

    // English is the language in which providers name their methods.
    internal override string? MethodName(string method) => null;

    internal override string? MethodDescription(string method) => null;

    internal override string PayHeading(string merchant) => $"Pay {merchant}";

    internal override string PayTitle(string amount, string merchant) => $"Pay {amount} to {merchant}";

    internal override string ErrorTitle(string title) => $"Error: {title}";

    internal override string PayButton(string amount) => $"Pay {amount}";

    internal override string PayButtonBusy => "Sending your payment…";
    internal override string CardHeading => "Pay by card";

    internal override string Back(string host) => $"Back to {host}";

    internal override string Reference => "Reference";
    internal override string PayBefore => "Pay before";
    internal override string Encrypted => "Your card details are sent over an encrypted connection.";

    internal override string Label(CardField field) =>
        field switch
        {
            CardField.Number => "Card number",
            CardField.Expiry => "Expiry date",
            CardField.Cvc => "Security code",
            CardField.Name => "Name on card",
        };

    internal override string? Hint(CardField field) =>
        field switch
        {
            CardField.Number => null,
            CardField.Expiry => "MM/YY",
            CardField.Cvc => "3 or 4 digits",
            CardField.Name => null,
        };

    internal override string Message(CardField field, CardFieldProblem problem) => EnglishCardProblems.Message(field, problem);

    internal override string ErrorSummary => "Please check your card details";
    internal override string EnterCardAgain =>
        "To keep your card safe, its number and security code were not kept. Please enter them again.";
    internal override string DeclineHeading => "The payment did not go through";
    internal override string CardDeclined =>
        "Your card was declined and you have not been charged. Check the details, try another card, or ask your bank.";

    internal override string CardDeclinedForGood(string merchant) =>
        $"Your card was declined and you have not been charged. If you still want to pay, ask {merchant} for a new link.";

    internal override string TooManyAttempts =>
        "This payment accepts no more attempts. You have not been charged. Ask for a new payment link.";

    internal override string TestMode => "Test mode";
    internal override string TestModeDetail => "No money moves.";
    internal override string TestCardsHeading => "Cards to try";
    internal override string TestCardsHint => "Use any future expiry date, any security code and any name.";

    internal override IReadOnlyList<TestCard> TestCards { get; } =
    [new("4242 4242 4242 4242", "Succeeds"), new("4000 0000 0000 0002", "Declined"), new("4000 0000 0000 9995", "Insufficient funds")];

    internal override string ProcessingTitle => "Your payment is being processed";
    internal override string ProcessingText => "This can take a moment. Please do not pay again: this page updates automatically.";
    internal override string ProcessingCheck => "Check now";
    internal override string PaidTitle => "Payment successful";

    internal override string PaidText(string merchant) => $"Thank you. {merchant} has received your payment.";

    internal override string PaidAmount => "Amount";
    internal override string PaidTo => "Paid to";
    internal override string PaidAt => "Date";
    internal override string PaidWith => "Paid with";
    internal override string PaymentId => "Payment ID";
    internal override string Print => "Print receipt";
    internal override string RedirectingTitle => "Payment received";

    internal override string RedirectingText(string host) => $"Taking you back to {host}";

    internal override string Continue(string host) => $"Continue to {host}";

    internal override string ExpiredTitle => "This payment link has expired";

    internal override string ExpiredText(string merchant) =>
        $"You have not been charged. If you still want to pay, ask {merchant} for a new link.";

    internal override string LinkOverText(string merchant) =>
        $"It no longer shows a payment. If you have paid, {merchant} can tell you what became of it. "
        + "If you still want to pay, ask for a new link.";

    internal override string CanceledTitle => "This payment was canceled";
    internal override string CanceledText => "You have not been charged, and you don’t need to do anything else.";
    internal override string NotFoundTitle => "We can’t find this payment";
    internal override string NotFoundText => "Check that you opened the complete link, or ask the sender for a new one.";
    internal override string UnavailableTitle => "We can’t show this payment right now";
    internal override string UnavailableText =>
        "Something went wrong on our side. If you have just paid, please do not pay again: wait a moment and check here first.";
    internal override string Retry => "Check again";

    internal override string Help => "Get help";
    internal override string Terms => "Terms";
    internal override string Privacy => "Privacy";
    internal override string FooterLabel => "Help and legal";
}

/// <summary>Why a field of the card form is refused, in English.</summary>
internal static class EnglishCardProblems
{
    internal static string Message(CardField field, CardFieldProblem problem) =>
        (field, problem) switch
        {
            (CardField.Number, CardFieldProblem.Required) => "Enter your card number.",
            (CardField.Number, CardFieldProblem.Malformed) => "Enter the card number in digits only.",
            (CardField.Number, CardFieldProblem.WrongLength) => "Enter the whole card number; this one is too short or too long.",
            (CardField.Number, _) => "Check the card number; a digit looks mistyped.",
            (CardField.Expiry, CardFieldProblem.Required) => "Enter the expiry date.",
            (CardField.Expiry, CardFieldProblem.Expired) => "This card has expired. Use another card.",
            (CardField.Expiry, CardFieldProblem.TooFarAhead) => "Check the expiry year; it is too far ahead.",
            (CardField.Expiry, _) => "Enter the expiry date as month and year, such as 04/29.",
            (CardField.Cvc, CardFieldProblem.Required) => "Enter the security code.",
            (CardField.Cvc, CardFieldProblem.WrongLength) => "Enter the whole security code: 3 digits, or 4 on American Express.",
            (CardField.Cvc, _) => "Enter the security code in digits only.",
            (CardField.Name, CardFieldProblem.Required) => "Enter the name on the card.",
            (CardField.Name, CardFieldProblem.LooksLikeCardNumber) => "Enter the name on the card here, not its number.",
            (CardField.Name, _) => "Enter the name as it is on the card, in at most 100 characters.",
            _ => "Check this field.",
        };
}
