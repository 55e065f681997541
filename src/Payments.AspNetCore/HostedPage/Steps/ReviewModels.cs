using System.Globalization;

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
            Summary = PageWords.Summary(quote.Amounts.CustomerAmount, visit.Session),
            ExpiresText = null,
            PostAction = visit.Links.Choice(quote.Method, option.Currency),
            ChangeUrl = hasChoice ? visit.Links.Page : null,
            CanCancel = true,
            TestMode = !visit.Session.Owner.Livemode,
            Facts = Facts(quote, option.Method.Offer, details, merchant),
            Hidden = Hidden(quote, option, details),
            ValidUntilText = PageWords.Clock(quote.ExpiresAt),
            SecondsLeft = quote.ExpiresAt > now ? (int)(quote.ExpiresAt - now).TotalSeconds : 0,
            Mandate = MandateModels.Of(quote, merchant, calendars, now),
        };

    /// <summary>Says that the price is a new one, and whether it is another.</summary>
    public static string Renewed(Quote? before, Quote now)
    {
        var texts = PageTexts.For(null);
        var amount = PageWords.Amount(now.Amounts.CustomerAmount);
        return before is null ? texts.Renewed(amount)
            : before.Amounts.CustomerAmount == now.Amounts.CustomerAmount ? texts.RenewedSame(amount)
            : texts.RenewedChanged(PageWords.Amount(before.Amounts.CustomerAmount), amount);
    }

    private static List<PageFact> Facts(Quote quote, MethodOffer offer, PaymentDetails details, string merchant)
    {
        var texts = PageTexts.For(null);
        var amounts = quote.Amounts;
        var facts = new List<PageFact>
        {
            new(texts.PayWith, details.Card is { } card ? PageWords.Card(card.Tokenized.Card) : offer.DisplayName),
        };
        if (details.Rail is { } rail)
            facts.Add(new(texts.Provider, rail.Name));
        foreach (var requirement in offer.Requirements)
        {
            if (details.Fields.TryGetValue(requirement.Field, out var value))
                facts.Add(new(texts.Label(requirement), value));
        }

        if (amounts.Rate is { } rate)
            facts.Add(new(texts.ExchangeRate, RateText.Of(rate)));
        facts.Add(new(texts.Price, PageWords.Amount(amounts.Price)));
        facts.Add(
            new(
                texts.Fee,
                amounts.Fee.IsZero
                    ? texts.NoFee
                    : quote.FeeBearer switch
                    {
                        FeeBearer.Customer => PageWords.Amount(amounts.Fee),
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

/// <summary>A rate for people: "1 USD = 15.5 GHS".</summary>
internal static class RateText
{
    private const int SignificantDigits = 6;

    /// <summary>With six significant digits, and with all digits before the point however many they are.</summary>
    public static string Of(ExchangeRate rate) =>
        $"1 {rate.From.Code} = {Short(rate.Rate).ToString("0.############################", CultureInfo.InvariantCulture)} {rate.To.Code}";

    private static decimal Short(decimal rate)
    {
        var decimals = SignificantDigits;
        for (var scaled = rate; scaled >= 1 && decimals > 0; scaled /= 10)
            decimals--;
        for (var scaled = rate; scaled < 0.1m && decimals < 28; scaled *= 10)
            decimals++;
        return decimal.Round(rate, decimals, MidpointRounding.AwayFromZero);
    }
}
