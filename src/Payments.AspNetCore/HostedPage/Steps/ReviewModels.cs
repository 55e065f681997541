namespace Payments.AspNetCore;

/// <summary>The page of the third step. Pure.</summary>
internal static class ReviewModels
{
    /// <summary>The page for a quote.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="quote">The quote.</param>
    /// <param name="option">The option that was quoted.</param>
    /// <param name="details">What it will be confirmed with.</param>
    /// <param name="merchant">Who is paid.</param>
    /// <param name="hasChoice">Whether there is a way back to the choice.</param>
    /// <param name="calendars">Has the business days of debits.</param>
    /// <param name="now">The time.</param>
    public static ReviewPage Of(
        StepVisit visit,
        Quote quote,
        CheckoutOption option,
        PaymentDetails details,
        string merchant,
        bool hasChoice,
        PaymentsOptions calendars,
        DateTimeOffset now
    ) =>
        new()
        {
            Summary = visit.Words.Summary(quote.Amounts.CustomerAmount, visit.Session),
            ExpiresText = null,
            PostAction = visit.Links.Choice(quote.Method, option.Currency),
            ChangeUrl = hasChoice ? visit.Links.ChooseAgain(option.Currency) : null,
            CanCancel = true,
            TestMode = !visit.Session.Owner.Livemode,
            Facts = Facts(quote, option.Method.Offer, details, merchant, visit.Words),
            Hidden = Hidden(quote, option, details),
            ValidUntilText = PageWords.Clock(quote.ExpiresAt),
            SecondsLeft = quote.ExpiresAt > now ? (int)(quote.ExpiresAt - now).TotalSeconds : 0,
            Mandate = MandateModels.Of(quote, merchant, visit.Words, calendars, now),
        };

    /// <summary>Says that the price is a new one, and whether it is another.</summary>
    public static string Renewed(Quote? before, Quote now, PageWords words)
    {
        var texts = words.Texts;
        var amount = words.Amount(now.Amounts.CustomerAmount);
        return before is null ? texts.Renewed(amount)
            : before.Amounts.CustomerAmount == now.Amounts.CustomerAmount ? texts.RenewedSame(amount)
            : texts.RenewedChanged(words.Amount(before.Amounts.CustomerAmount), amount);
    }

    private static List<PageFact> Facts(Quote quote, MethodOffer offer, PaymentDetails details, string merchant, PageWords words)
    {
        var texts = words.Texts;
        var amounts = quote.Amounts;
        var facts = new List<PageFact>
        {
            new(texts.PayWith, details.Card is { } card ? words.Card(card.Tokenized.Card) : words.NameOf(offer)),
        };
        if (details.Rail is { } rail)
            facts.Add(new(texts.Provider, rail.Name));
        foreach (var requirement in offer.Requirements)
        {
            if (details.Fields.TryGetValue(requirement.Field, out var value))
                facts.Add(new(texts.Label(requirement), value));
        }

        if (amounts.Rate is { } rate)
            facts.Add(new(texts.ExchangeRate, words.Rate(rate)));
        facts.Add(new(texts.Price, words.Amount(amounts.Price)));
        facts.Add(
            new(
                texts.Fee,
                amounts.Fee.IsZero
                    ? texts.NoFee
                    : quote.FeeBearer switch
                    {
                        FeeBearer.Customer => words.Amount(amounts.Fee),
                        FeeBearer.Organization => texts.FeePaidBy(merchant),
                    }
            )
        );
        return facts;
    }

    private static IReadOnlyList<HiddenValue> Hidden(Quote quote, CheckoutOption option, PaymentDetails details) =>
        [
            new(StepFields.Quote, quote.Id),
            new(StepFields.Method, quote.Method),
            new(StepFields.Currency, option.Currency.Code),
            .. details.Rail is { } rail ? [new(StepFields.Rail, rail.Id)] : Array.Empty<HiddenValue>(),
            .. details.Fields.Select(field => new HiddenValue(field.Key, field.Value)),
            .. details.Card is { } card ? [new(StepFields.Card, card.Sealed)] : Array.Empty<HiddenValue>(),
        ];
}
