using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>The page in German.</summary>
internal sealed partial class GermanTexts : PageTexts
{
    internal static readonly GermanTexts Instance = new();

    private GermanTexts() { }

    private const string MonthNames = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";
    private static readonly string[] Months = MonthNames.Split(' ');

    internal override string Language => "de";
    internal override string LanguageName => "Deutsch";
    internal override string LanguageLabel => "Sprache";

    private protected override string Region => "de-DE";

    internal override string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {Months[day.Month - 1]} {day.Year}");

    internal override string CardEnding(string brand, string last4) =>
        $"{(brand == CardBrands.Name(CardBrand.Unknown) ? "Karte" : brand)} mit Endziffern {last4}";

    internal override string? MethodName(string method) => GermanMethods.Find(method)?.Name;

    internal override string? MethodDescription(string method) => GermanMethods.Find(method)?.Description;

    internal override string PayHeading(string merchant) => $"Zahlung an {merchant}";

    internal override string PayTitle(string amount, string merchant) => $"Zahlung von {amount} an {merchant}";

    internal override string ErrorTitle(string title) => $"Fehler: {title}";

    internal override string PayButton(string amount) => $"{amount} bezahlen";

    internal override string PayButtonBusy => "Zahlung wird gesendet\u00A0…";
    internal override string CardHeading => "Mit Karte bezahlen";

    internal override string Back(string host) => $"Zurück zu {host}";

    internal override string Reference => "Referenz";
    internal override string PayBefore => "Zahlbar bis";
    internal override string Encrypted => "Ihre Kartendaten werden verschlüsselt übertragen.";

    internal override string Label(CardField field) =>
        field switch
        {
            CardField.Number => "Kartennummer",
            CardField.Expiry => "Ablaufdatum",
            CardField.Cvc => "Sicherheitscode (CVC)",
            CardField.Name => "Name auf der Karte",
        };

    internal override string? Hint(CardField field) =>
        field switch
        {
            CardField.Number or CardField.Name => null,
            CardField.Expiry => "MM/JJ",
            CardField.Cvc => "3 oder 4 Ziffern",
        };

    internal override string Message(CardField field, CardFieldProblem problem) => GermanCardProblems.Describe(field, problem);

    internal override string ErrorSummary => "Bitte prüfen Sie Ihre Kartendaten";
    internal override string EnterCardAgain =>
        "Zum Schutz Ihrer Karte wurden Kartennummer und Sicherheitscode nicht gespeichert. Bitte geben Sie beides noch einmal ein.";
    internal override string DeclineHeading => "Die Zahlung ist fehlgeschlagen";
    internal override string CardDeclined =>
        "Ihre Karte wurde abgelehnt und es wurde nichts abgebucht. "
        + "Prüfen Sie Ihre Angaben, versuchen Sie es mit einer anderen Karte oder fragen Sie Ihre Bank.";

    internal override string CardDeclinedForGood(string merchant) =>
        "Ihre Karte wurde abgelehnt und es wurde nichts abgebucht. "
        + $"Wenn Sie noch bezahlen möchten, bitten Sie {merchant} um einen neuen Link.";

    internal override string TooManyAttempts =>
        "Für diese Zahlung sind keine weiteren Versuche möglich. Es wurde nichts abgebucht. Bitten Sie um einen neuen Zahlungslink.";

    internal override string TestMode => "Testmodus";
    internal override string TestModeDetail => "Es fließt kein Geld.";
    internal override string TestCardsHeading => "Testkarten";
    internal override string TestCardsHint =>
        "Verwenden Sie ein beliebiges künftiges Ablaufdatum, einen beliebigen Sicherheitscode und Namen.";

    internal override IReadOnlyList<TestCard> TestCards { get; } =
    [
        new("4242 4242 4242 4242", "Erfolgreich"),
        new("4000 0000 0000 0002", "Abgelehnt"),
        new("4000 0000 0000 9995", "Nicht ausreichend gedeckt"),
    ];

    internal override string ProcessingTitle => "Ihre Zahlung wird verarbeitet";
    internal override string ProcessingText =>
        "Das kann einen Moment dauern. Bitte bezahlen Sie nicht noch einmal: Diese Seite aktualisiert sich von selbst.";
    internal override string ProcessingCheck => "Jetzt prüfen";
    internal override string PaidTitle => "Zahlung erfolgreich";

    internal override string PaidText(string merchant) => $"Vielen Dank. {merchant} hat Ihre Zahlung erhalten.";

    internal override string PaidAmount => "Betrag";
    internal override string PaidTo => "Bezahlt an";
    internal override string PaidAt => "Datum";
    internal override string PaidWith => "Bezahlt mit";
    internal override string PaymentId => "Zahlungsnummer";
    internal override string Print => "Beleg drucken";
    internal override string RedirectingTitle => "Zahlung eingegangen";

    internal override string RedirectingText(string host) => $"Sie werden zu {host} zurückgeleitet";

    internal override string Continue(string host) => $"Weiter zu {host}";

    internal override string ExpiredTitle => "Dieser Zahlungslink ist abgelaufen";

    internal override string ExpiredText(string merchant) =>
        $"Es wurde nichts abgebucht. Wenn Sie noch bezahlen möchten, bitten Sie {merchant} um einen neuen Link.";

    internal override string LinkOverText(string merchant) =>
        $"Er zeigt keine Zahlung mehr an. Falls Sie bezahlt haben, erfahren Sie von {merchant}, was aus der Zahlung geworden ist; "
        + "wenn Sie noch bezahlen möchten, bitten Sie dort um einen neuen Link.";

    internal override string CanceledTitle => "Diese Zahlung wurde abgebrochen";
    internal override string CanceledText => "Es wurde nichts abgebucht. Sie müssen nichts weiter tun.";
    internal override string NotFoundTitle => "Wir können diese Zahlung nicht finden";
    internal override string NotFoundText =>
        "Prüfen Sie, ob Sie den vollständigen Link geöffnet haben, oder bitten Sie den Absender um einen neuen.";
    internal override string UnavailableTitle => "Wir können diese Zahlung gerade nicht anzeigen";
    internal override string UnavailableText =>
        "Bei uns ist ein Fehler aufgetreten. Falls Sie gerade bezahlt haben, bezahlen Sie bitte nicht noch einmal: "
        + "Warten Sie einen Moment und sehen Sie zuerst hier nach.";
    internal override string Retry => "Erneut prüfen";

    internal override string Help => "Hilfe";
    internal override string Terms => "AGB";
    internal override string Privacy => "Datenschutz";
    internal override string FooterLabel => "Hilfe und Rechtliches";
}

/// <summary>What is wrong with a field of the card form, in German.</summary>
internal static class GermanCardProblems
{
    internal static string Describe(CardField field, CardFieldProblem problem) =>
        (field, problem) switch
        {
            (CardField.Number, CardFieldProblem.Required) => "Geben Sie Ihre Kartennummer ein.",
            (CardField.Number, CardFieldProblem.Malformed) => "Geben Sie die Kartennummer nur mit Ziffern ein.",
            (CardField.Number, CardFieldProblem.WrongLength) => "Geben Sie die ganze Kartennummer ein; diese ist zu kurz oder zu lang.",
            (CardField.Number, _) => "Prüfen Sie die Kartennummer; eine Ziffer scheint nicht zu stimmen.",
            (CardField.Expiry, CardFieldProblem.Required) => "Geben Sie das Ablaufdatum ein.",
            (CardField.Expiry, CardFieldProblem.Expired) => "Diese Karte ist abgelaufen. Verwenden Sie eine andere Karte.",
            (CardField.Expiry, CardFieldProblem.TooFarAhead) => "Prüfen Sie das Jahr; das Ablaufdatum liegt zu weit in der Zukunft.",
            (CardField.Expiry, _) => "Geben Sie das Ablaufdatum als Monat und Jahr ein, zum Beispiel 04/29.",
            (CardField.Cvc, CardFieldProblem.Required) => "Geben Sie den Sicherheitscode ein.",
            (CardField.Cvc, CardFieldProblem.WrongLength) => "Geben Sie den ganzen Sicherheitscode ein: 3 Ziffern, bei American Express 4.",
            (CardField.Cvc, _) => "Geben Sie den Sicherheitscode nur mit Ziffern ein.",
            (CardField.Name, CardFieldProblem.Required) => "Geben Sie den Namen auf der Karte ein.",
            (CardField.Name, CardFieldProblem.LooksLikeCardNumber) => "Tragen Sie hier den Namen auf der Karte ein, nicht ihre Nummer.",
            (CardField.Name, _) => "Geben Sie den Namen wie auf der Karte ein, mit höchstens 100 Zeichen.",
            _ => "Prüfen Sie dieses Feld.",
        };
}

/// <summary>What German payers call the methods that are known everywhere.</summary>
internal static class GermanMethods
{
    internal static (string Name, string Description)? Find(string method) =>
        method switch
        {
            MethodIds.Card => ("Karte", "Bezahlen Sie mit Debit- oder Kreditkarte."),
            MethodIds.BankTransfer => ("Banküberweisung", "Überweisen Sie den Betrag auf ein Konto, das eigens dafür eingerichtet wird."),
            MethodIds.MobileMoney => ("Mobile Money", "Bestätigen Sie die Zahlung auf Ihrem Telefon."),
            MethodIds.DirectTransfer => ("Direkte Überweisung", "Überweisen Sie den Betrag auf das eigene Konto des Unternehmens."),
            MethodIds.CustomerBalance => ("Kundenguthaben", "Bezahlen Sie mit Ihrem Guthaben beim Unternehmen."),
            MethodIds.BacsDebit => ("Bacs-Lastschrift", "Lassen Sie den Betrag von Ihrem Bankkonto im Vereinigten Königreich einziehen."),
            MethodIds.SepaDebit => ("SEPA-Lastschrift", "Lassen Sie den Betrag von Ihrem Bankkonto im SEPA-Raum einziehen."),
            MethodIds.Autogiro => ("Autogiro", "Lassen Sie den Betrag von Ihrem Bankkonto in Schweden einziehen."),
            MethodIds.PayByBank => (
                "Online-Banking",
                "Geben Sie die Zahlung in der App oder auf der Website Ihrer Bank frei und kehren Sie zurück."
            ),
            _ => null,
        };
}
