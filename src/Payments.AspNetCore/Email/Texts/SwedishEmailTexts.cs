namespace Payments.AspNetCore;

internal sealed class SwedishEmailTexts : EmailTexts
{
    internal static readonly SwedishEmailTexts Instance = new();

    private SwedishEmailTexts() { }

    internal override string Language => "sv";
    internal override string PayAgain => "Du kan betala igen med något av de betalsätt som finns på sidan.";
    internal override string LinkHint => "Om knappen inte fungerar, öppna den här länken:";
    internal override string Amount => "Belopp";
    internal override string To => "Betalt till";
    internal override string Reference => "Referens";
    internal override string PaidAt => "Betalt";
    internal override string PaidWith => "Betalt med";
    internal override string PaymentId => "Betalningsnummer";
    internal override string DebitOn => "Dragningsdag";
    internal override string TestMode => "Detta är ett test: inga riktiga pengar flyttas.";

    private protected override string Region => "sv-SE";

    internal override string Subject(EmailKind kind, string merchant, string amount) =>
        kind switch
        {
            EmailKind.PaymentLink => $"Betala {amount} till {merchant}",
            EmailKind.Receipt => $"Ditt kvitto från {merchant}",
            EmailKind.DebitAnnounced => $"{merchant} kommer att dra {amount} från ditt konto",
            EmailKind.PaymentFailed => $"Din betalning på {amount} till {merchant} misslyckades",
        };

    internal override string LinkText(string merchant, string amount) =>
        $"{merchant} ber dig betala {amount}. Du betalar på en säker sida.";

    internal override string ReceiptText(string merchant) => $"Tack. {merchant} har tagit emot din betalning.";

    internal override string DebitText(string merchant, string amount, string? day) =>
        (
            day is null
                ? $"Under de närmaste dagarna dras {amount} från ditt bankkonto till {merchant}"
                : $"Den {day} dras {amount} från ditt bankkonto till {merchant}"
        ) + ". Du behöver inte göra något; se till att det finns tillräckligt med pengar på kontot.";

    internal override string FailedText(string merchant) =>
        $"Din bank har inte genomfört betalningen eller har återfört den, så {merchant} har inte fått pengarna.";

    internal override string PayButton(string amount) => $"Betala {amount}";

    internal override string ValidUntil(string time) => $"Du kan betala till och med {time}.";

    internal override string Help(string address) => $"Frågor? Skriv till {address}.";

    internal override string Reason(string merchant) => $"Du får det här meddelandet på grund av en betalning till {merchant}.";
}
