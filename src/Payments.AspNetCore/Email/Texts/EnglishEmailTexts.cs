namespace Payments.AspNetCore;

internal sealed class EnglishEmailTexts : EmailTexts
{
    internal static readonly EnglishEmailTexts Instance = new();

    private EnglishEmailTexts() { }

    internal override string Language => "en";
    internal override string PayAgain => "You can pay again with any payment method on the page.";
    internal override string LinkHint => "If the button does not work, open this link:";
    internal override string Amount => "Amount";
    internal override string To => "Paid to";
    internal override string Reference => "Reference";
    internal override string PaidAt => "Paid on";
    internal override string PaidWith => "Paid with";
    internal override string PaymentId => "Payment ID";
    internal override string DebitOn => "Debit date";
    internal override string TestMode => "This is a test: no real money moves.";

    private protected override string Region => "en-GB";

    internal override string Subject(EmailKind kind, string merchant, string amount) =>
        kind switch
        {
            EmailKind.PaymentLink => $"Pay {amount} to {merchant}",
            EmailKind.Receipt => $"Your receipt from {merchant}",
            EmailKind.DebitAnnounced => $"{merchant} will debit {amount} from your account",
            EmailKind.PaymentFailed => $"Your payment of {amount} to {merchant} did not go through",
        };

    internal override string LinkText(string merchant, string amount) => $"{merchant} asks you to pay {amount}. You pay on a secure page.";

    internal override string ReceiptText(string merchant) => $"Thank you. {merchant} has received your payment.";

    internal override string DebitText(string merchant, string amount, string? day) =>
        (
            day is null
                ? $"Your account will be debited in the next few days: {amount} for {merchant}"
                : $"Your account will be debited on {day}: {amount} for {merchant}"
        ) + ". You don’t need to do anything; please make sure that the account has sufficient funds.";

    internal override string FailedText(string merchant) =>
        $"Your bank did not make this payment, or reversed it, so {merchant} has not received the money.";

    internal override string PayButton(string amount) => $"Pay {amount}";

    internal override string ValidUntil(string time) => $"You can pay until {time}.";

    internal override string Help(string address) => $"Questions? Write to {address}.";

    internal override string Reason(string merchant) => $"You receive this message because of a payment to {merchant}.";
}
