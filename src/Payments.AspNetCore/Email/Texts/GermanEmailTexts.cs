namespace Payments.AspNetCore;

internal sealed class GermanEmailTexts : EmailTexts
{
    internal static readonly GermanEmailTexts Instance = new();

    private GermanEmailTexts() { }

    internal override string Language => "de";
    internal override string PayAgain => "Sie können mit jeder auf der Seite angebotenen Zahlungsart erneut bezahlen.";
    internal override string LinkHint => "Falls die Schaltfläche nicht funktioniert, öffnen Sie diesen Link:";
    internal override string Amount => "Betrag";
    internal override string To => "Bezahlt an";
    internal override string Reference => "Referenz";
    internal override string PaidAt => "Bezahlt am";
    internal override string PaidWith => "Bezahlt mit";
    internal override string PaymentId => "Zahlungsnummer";
    internal override string DebitOn => "Tag der Abbuchung";
    internal override string TestMode => "Dies ist ein Test: Es fließt kein echtes Geld.";

    private protected override string Region => "de-DE";

    internal override string Subject(EmailKind kind, string merchant, string amount) =>
        kind switch
        {
            EmailKind.PaymentLink => $"Zahlung von {amount} an {merchant}",
            EmailKind.Receipt => $"Ihre Zahlungsbestätigung von {merchant}",
            EmailKind.DebitAnnounced => $"{merchant} zieht {amount} von Ihrem Konto ein",
            EmailKind.PaymentFailed => $"Ihre Zahlung von {amount} an {merchant} ist fehlgeschlagen",
        };

    internal override string LinkText(string merchant, string amount) =>
        $"{merchant} bittet Sie um die Zahlung von {amount}. Sie bezahlen auf einer sicheren Seite.";

    internal override string ReceiptText(string merchant) => $"Vielen Dank. {merchant} hat Ihre Zahlung erhalten.";

    internal override string DebitText(string merchant, string amount, string? day) =>
        (
            day is null
                ? $"In den nächsten Tagen werden {amount} von Ihrem Bankkonto für {merchant} eingezogen"
                : $"Am {day} werden {amount} von Ihrem Bankkonto für {merchant} eingezogen"
        ) + ". Sie müssen nichts weiter tun; bitte sorgen Sie für ausreichende Deckung Ihres Kontos.";

    internal override string FailedText(string merchant) =>
        $"Ihre Bank hat die Zahlung nicht ausgeführt oder zurückgebucht; {merchant} hat das Geld nicht erhalten.";

    internal override string PayButton(string amount) => $"{amount} bezahlen";

    internal override string ValidUntil(string time) => $"Sie können bis {time} bezahlen.";

    internal override string Help(string address) => $"Fragen? Schreiben Sie an {address}.";

    internal override string Reason(string merchant) => $"Sie erhalten diese Nachricht wegen einer Zahlung an {merchant}.";
}
