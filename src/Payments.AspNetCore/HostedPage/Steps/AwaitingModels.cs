namespace Payments.AspNetCore;

/// <summary>The page of a payment that waits for its payer. Pure.</summary>
internal static class AwaitingModels
{
    public static AwaitingPage Of(FollowView view, Charge charge, PaymentInstructions? instructions, DateTimeOffset? until)
    {
        var texts = view.Words.Texts;
        var (heading, text) = instructions switch
        {
            PaymentInstructions.BankAccount account when account.Reference == view.Session.PaymentReference => (
                texts.TransferHeading,
                texts.ReferencedTransferText(view.Words.Amount(charge.AmountRemaining), account.Reference)
            ),
            PaymentInstructions.BankAccount => (texts.TransferHeading, texts.TransferText(view.Words.Amount(charge.AmountRemaining))),
            PaymentInstructions.PhonePrompt prompt => (texts.PromptHeading, texts.PromptText(prompt.Operator, prompt.PhoneHint)),
            _ => (texts.AwaitingHeading, texts.AwaitingText),
        };
        var isOver = until <= view.Now;
        if (isOver)
            (heading, text) = (texts.PartlyReceivedHeading, "");
        return new AwaitingPage
        {
            Summary = view.Words.Summary(charge.AmountRemaining, view.Session),
            ExpiresText = until is { } end ? view.Words.Time(end) : null,
            PostAction = view.Links.Page,
            CanCancel = charge.State is ChargeState.AwaitingPayment,
            Alert = view.Alert,
            TestMode = view.TestMode,
            Heading = heading,
            Text = text,
            Facts = !isOver && instructions is PaymentInstructions.BankAccount to ? Facts(to, charge.AmountRemaining, view.Words) : [],
            ReceivedText = Received(charge, isOver, view.Words),
            StatusUrl = view.Links.Status,
            PageUrl = view.Links.Follow,
            State = view.State,
        };
    }

    private static string? Received(Charge charge, bool isOver, PageWords words)
    {
        var (received, missing) = (words.Amount(charge.AmountReceived), words.Amount(charge.AmountRemaining));
        return !charge.AmountReceived.IsPositive ? null
            : isOver ? words.Texts.PartlyReceivedTooLate(received, missing)
            : words.Texts.PartlyReceived(received, missing);
    }

    private static IEnumerable<PageFact> Numbers(PaymentInstructions.BankAccount account, PageTexts texts)
    {
        if (account.SortCode is { } sortCode)
            yield return new(texts.SortCode, sortCode, sortCode);
        if (account.RoutingNumber is { } routing)
            yield return new(texts.RoutingNumber, routing, routing);
        if (account.Iban is { } iban)
            yield return new(texts.IbanLabel, iban, iban.Replace(" ", "", StringComparison.Ordinal));
        else
            yield return new(texts.AccountNumber, account.AccountNumber, account.AccountNumber);
        if (account.Bic is { } bic)
            yield return new(texts.Bic, bic, bic);
    }

    private static IReadOnlyList<PageFact> Facts(PaymentInstructions.BankAccount account, Money amount, PageWords words) =>
        [
            new(words.Texts.AmountToSend, words.Amount(amount), amount.ToDecimalString()),
            new(words.Texts.Bank, account.BankName),
            .. Numbers(account, words.Texts),
            new(words.Texts.AccountName, account.AccountName),
            new(words.Texts.TransferReference, account.Reference, account.Reference),
        ];
}
