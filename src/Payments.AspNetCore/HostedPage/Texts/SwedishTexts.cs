using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>The page in Swedish.</summary>
internal sealed partial class SwedishTexts : PageTexts
{
    internal static readonly SwedishTexts Instance = new();

    private SwedishTexts() { }

    private const string MonthNames = "januari februari mars april maj juni juli augusti september oktober november december";
    private static readonly string[] Months = MonthNames.Split(' ');

    internal override string Language => "sv";
    internal override string LanguageName => "Svenska";
    internal override string LanguageLabel => "Språk";

    private protected override string Region => "sv-SE";

    internal override string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    internal override string CardEnding(string brand, string last4) =>
        $"{(brand == CardBrands.Name(CardBrand.Unknown) ? "Kort" : brand)} som slutar på {last4}";

    internal override string? MethodName(string method) => SwedishMethods.Find(method)?.Name;

    internal override string? MethodDescription(string method) => SwedishMethods.Find(method)?.Description;

    internal override string PayHeading(string merchant) => $"Betala till {merchant}";

    internal override string PayTitle(string amount, string merchant) => $"Betala {amount} till {merchant}";

    internal override string ErrorTitle(string title) => $"Fel: {title}";

    internal override string PayButton(string amount) => $"Betala {amount}";

    internal override string PayButtonBusy => "Skickar betalningen\u00A0…";
    internal override string CardHeading => "Betala med kort";

    internal override string Back(string host) => $"Tillbaka till {host}";

    internal override string Reference => "Referens";
    internal override string PayBefore => "Betala senast";
    internal override string Encrypted => "Dina kortuppgifter skickas via en krypterad anslutning.";

    internal override string Label(CardField field) =>
        field switch
        {
            CardField.Number => "Kortnummer",
            CardField.Expiry => "Utgångsdatum",
            CardField.Cvc => "Säkerhetskod (CVC)",
            CardField.Name => "Namn på kortet",
        };

    internal override string? Hint(CardField field) =>
        field switch
        {
            CardField.Number or CardField.Name => null,
            CardField.Expiry => "MM/ÅÅ",
            CardField.Cvc => "3 eller 4 siffror",
        };

    internal override string Message(CardField field, CardFieldProblem problem) => SwedishCardProblems.Describe(field, problem);

    internal override string ErrorSummary => "Kontrollera dina kortuppgifter";
    internal override string EnterCardAgain => "För att skydda ditt kort har vi inte sparat kortnumret och säkerhetskoden. Ange dem igen.";
    internal override string DeclineHeading => "Betalningen gick inte igenom";
    internal override string CardDeclined =>
        "Kortet nekades och inga pengar har dragits. Kontrollera uppgifterna, prova ett annat kort eller fråga din bank.";

    internal override string CardDeclinedForGood(string merchant) =>
        $"Kortet nekades och inga pengar har dragits. Om du fortfarande vill betala kan du be {merchant} om en ny länk.";

    internal override string TooManyAttempts =>
        "Det går inte att göra fler försök med den här betalningen. Inga pengar har dragits. Be om en ny betallänk.";

    internal override string TestMode => "Testläge";
    internal override string TestModeDetail => "Inga pengar flyttas.";
    internal override string TestCardsHeading => "Testkort";
    internal override string TestCardsHint => "Använd valfritt framtida utgångsdatum, valfri säkerhetskod och valfritt namn.";

    internal override IReadOnlyList<TestCard> TestCards { get; } =
    [new("4242 4242 4242 4242", "Godkänns"), new("4000 0000 0000 0002", "Nekas"), new("4000 0000 0000 9995", "För lite pengar på kontot")];

    internal override string ProcessingTitle => "Din betalning behandlas";
    internal override string ProcessingText => "Det kan ta en stund. Betala inte igen: sidan uppdateras automatiskt.";
    internal override string ProcessingCheck => "Kontrollera nu";
    internal override string PaidTitle => "Betalningen är klar";

    internal override string PaidText(string merchant) => $"Tack. {merchant} har tagit emot din betalning.";

    internal override string PaidAmount => "Belopp";
    internal override string PaidTo => "Betalt till";
    internal override string PaidAt => "Datum";
    internal override string PaidWith => "Betalt med";
    internal override string PaymentId => "Betalningsnummer";
    internal override string Print => "Skriv ut kvitto";
    internal override string RedirectingTitle => "Betalningen är mottagen";

    internal override string RedirectingText(string host) => $"Du skickas tillbaka till {host}";

    internal override string Continue(string host) => $"Fortsätt till {host}";

    internal override string ExpiredTitle => "Betallänken har gått ut";

    internal override string ExpiredText(string merchant) =>
        $"Inga pengar har dragits. Om du fortfarande vill betala kan du be {merchant} om en ny länk.";

    internal override string LinkOverText(string merchant) =>
        $"Den visar inte längre någon betalning. Om du har betalat kan {merchant} berätta vad som har hänt med "
        + "betalningen; om du fortfarande vill betala kan du be om en ny länk.";

    internal override string CanceledTitle => "Betalningen har avbrutits";
    internal override string CanceledText => "Inga pengar har dragits och du behöver inte göra något mer.";
    internal override string NotFoundTitle => "Vi hittar inte betalningen";
    internal override string NotFoundText => "Kontrollera att du har öppnat hela länken, eller be avsändaren om en ny.";
    internal override string UnavailableTitle => "Vi kan inte visa betalningen just nu";
    internal override string UnavailableText =>
        "Något gick fel hos oss. Om du precis har betalat ska du inte betala igen: vänta en stund och titta här först.";
    internal override string Retry => "Kontrollera igen";

    internal override string Help => "Hjälp";
    internal override string Terms => "Villkor";
    internal override string Privacy => "Integritet";
    internal override string FooterLabel => "Hjälp och juridisk information";
}

/// <summary>What is wrong with a field of the card form, in Swedish.</summary>
internal static class SwedishCardProblems
{
    internal static string Describe(CardField field, CardFieldProblem problem) =>
        (field, problem) switch
        {
            (CardField.Number, CardFieldProblem.Required) => "Ange ditt kortnummer.",
            (CardField.Number, CardFieldProblem.Malformed) => "Ange kortnumret med enbart siffror.",
            (CardField.Number, CardFieldProblem.WrongLength) => "Ange hela kortnumret; det här är för kort eller för långt.",
            (CardField.Number, _) => "Kontrollera kortnumret; en siffra verkar vara fel.",
            (CardField.Expiry, CardFieldProblem.Required) => "Ange utgångsdatumet.",
            (CardField.Expiry, CardFieldProblem.Expired) => "Kortet har gått ut. Använd ett annat kort.",
            (CardField.Expiry, CardFieldProblem.TooFarAhead) => "Kontrollera året; utgångsdatumet ligger för långt fram.",
            (CardField.Expiry, _) => "Ange utgångsdatumet som månad och år, till exempel 04/29.",
            (CardField.Cvc, CardFieldProblem.Required) => "Ange säkerhetskoden.",
            (CardField.Cvc, CardFieldProblem.WrongLength) => "Ange hela säkerhetskoden: 3 siffror, eller 4 på American Express.",
            (CardField.Cvc, _) => "Ange säkerhetskoden med enbart siffror.",
            (CardField.Name, CardFieldProblem.Required) => "Ange namnet på kortet.",
            (CardField.Name, CardFieldProblem.LooksLikeCardNumber) => "Ange namnet på kortet här, inte kortnumret.",
            (CardField.Name, _) => "Ange namnet som det står på kortet, med högst 100 tecken.",
            _ => "Kontrollera det här fältet.",
        };
}

/// <summary>What Swedish payers call the methods that are known everywhere.</summary>
internal static class SwedishMethods
{
    internal static (string Name, string Description)? Find(string method) =>
        method switch
        {
            MethodIds.Card => ("Kort", "Betala med bankkort eller kreditkort."),
            MethodIds.BankTransfer => ("Banköverföring", "Skicka beloppet till ett konto som har öppnats särskilt för ändamålet."),
            MethodIds.MobileMoney => ("Mobile money", "Bekräfta betalningen i din telefon."),
            MethodIds.DirectTransfer => ("Direkt överföring", "Skicka beloppet till företagets eget konto."),
            MethodIds.CustomerBalance => ("Tillgodohavande", "Betala med ditt tillgodohavande hos företaget."),
            MethodIds.BacsDebit => ("Bacs Direct Debit", "Låt beloppet dras från ditt bankkonto i Storbritannien."),
            MethodIds.SepaDebit => ("SEPA-autogiro", "Låt beloppet dras från ditt bankkonto i SEPA-området."),
            MethodIds.Autogiro => ("Autogiro", "Låt beloppet dras från ditt bankkonto i Sverige."),
            MethodIds.PayByBank => (
                "Internetbank",
                "Godkänn betalningen i din banks app eller på bankens webbplats och kom sedan tillbaka."
            ),
            _ => null,
        };
}
