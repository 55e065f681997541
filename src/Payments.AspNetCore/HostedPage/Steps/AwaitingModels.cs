namespace Payments.AspNetCore;

/// <summary>The page of a payment that waits for its payer. Pure.</summary>
internal static class AwaitingModels
{
    public static AwaitingPage Of(FollowView view, Charge charge, PaymentInstructions? instructions, DateTimeOffset? until)
    {
        var texts = PageTexts.For(null);
        var (heading, text) = instructions switch
        {
            PaymentInstructions.BankAccount account when account.Reference == view.Session.PaymentReference => (
                texts.TransferHeading,
                texts.ReferencedTransferText(PageWords.Amount(charge.AmountRemaining), account.Reference)
            ),
            PaymentInstructions.BankAccount => (texts.TransferHeading, texts.TransferText(PageWords.Amount(charge.AmountRemaining))),
            PaymentInstructions.PhonePrompt prompt => (texts.PromptHeading, texts.PromptText(prompt.Operator, prompt.PhoneHint)),
            _ => (texts.AwaitingHeading, texts.AwaitingText),
        };
        var isOver = until <= view.Now;
        if (isOver)
            (heading, text) = (texts.PartlyReceivedHeading, "");
        return new AwaitingPage
        {
            Summary = PageWords.Summary(charge.AmountRemaining, view.Session),
            ExpiresText = until is { } end ? PageWords.Time(end) : null,
            PostAction = view.Links.Page,
            CanCancel = charge.State is ChargeState.AwaitingPayment,
            Alert = view.Alert,
            TestMode = view.TestMode,
            Heading = heading,
            Text = text,
            Facts = !isOver && instructions is PaymentInstructions.BankAccount to ? Facts(to, charge.AmountRemaining, texts) : [],
            ReceivedText = Received(charge, isOver, texts),
            StatusUrl = view.Links.Status,
            PageUrl = view.Links.Follow,
            State = view.State,
        };
    }

    private static string? Received(Charge charge, bool isOver, PageTexts texts)
    {
        var (received, missing) = (PageWords.Amount(charge.AmountReceived), PageWords.Amount(charge.AmountRemaining));
        return !charge.AmountReceived.IsPositive ? null
            : isOver ? texts.PartlyReceivedTooLate(received, missing)
            : texts.PartlyReceived(received, missing);
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

    private static IReadOnlyList<PageFact> Facts(PaymentInstructions.BankAccount account, Money amount, PageTexts texts) =>
        [
            new(texts.AmountToSend, PageWords.Amount(amount), amount.ToDecimalString()),
            new(texts.Bank, account.BankName),
            .. Numbers(account, texts),
            new(texts.AccountName, account.AccountName),
            new(texts.TransferReference, account.Reference, account.Reference),
        ];
}
