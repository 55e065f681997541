namespace Payments.AspNetCore;

/// <summary>The page of the first step. Pure.</summary>
internal static class SelectModels
{
    public static SelectPage Of(StepVisit visit, IReadOnlyList<CheckoutOption> options, string? alert)
    {
        var first = FirstCurrency(visit, options);
        var shown = options.First(option => option.Currency == first);
        return new SelectPage
        {
            Summary = visit.Words.Summary(shown.Amounts.Price, visit.Session),
            Indicative = shown.Amounts.Rate is not null,
            ExpiresText = visit.Words.Expiry(visit.Session),
            PostAction = visit.Links.Page,
            GetAction = visit.Links.GetAction,
            GetHidden = visit.Links.GetHidden,
            CanCancel = true,
            Alert = alert,
            TestMode = !visit.Session.Owner.Livemode,
            Currencies = Currencies(visit, options, first),
            Methods =
            [
                .. options
                    .GroupBy(option => option.Method.Method)
                    .OrderByDescending(group => group.Any(option => option.Currency == first))
                    .Select(group => Choice(visit, group, first)),
            ],
        };
    }

    /// <summary>
    /// The currency that stands first: the one that the payer chose, else that of the payer's country, else the price as it was set; the
    /// first one there is, where the session can be paid in none of them.
    /// </summary>
    public static Currency FirstCurrency(StepVisit visit, IReadOnlyList<CheckoutOption> options)
    {
        Currency?[] wanted =
        [
            visit.Links.Chosen.Currency,
            Currency.TryOfCountry(visit.Country, out var local) ? local : null,
            visit.Session.Amount.Currency,
        ];
        return wanted.FirstOrDefault(currency => options.Any(option => option.Currency == currency)) ?? options[0].Currency;
    }

    private static IReadOnlyList<CurrencyChoice> Currencies(StepVisit visit, IReadOnlyList<CheckoutOption> options, Currency first) =>
        [
            .. InOrder(options.DistinctBy(option => option.Currency), first)
                .Select(option => new CurrencyChoice(
                    option.Currency.Code,
                    visit.Words.NameOf(option.Currency),
                    visit.Words.Amount(option.Amounts.Price),
                    option.Amounts.Rate is null
                )),
        ];

    private static MethodChoice Choice(StepVisit visit, IEnumerable<CheckoutOption> options, Currency first)
    {
        var offer = options.First().Method.Offer;
        return new MethodChoice(
            offer.Method,
            visit.Words.NameOf(offer),
            visit.Words.DescriptionOf(offer),
            [.. InOrder(options, first).Select(option => Price(visit, option))]
        );
    }

    // After the first come the other exact prices in the provider's order, and then all that is converted, by code.
    private static IEnumerable<CheckoutOption> InOrder(IEnumerable<CheckoutOption> options, Currency first) =>
        options
            .OrderByDescending(option => option.Currency == first)
            .ThenByDescending(option => option.Amounts.Rate is null)
            .ThenBy(option => option.Amounts.Rate is null ? "" : option.Currency.Code, StringComparer.Ordinal);

    private static PriceChoice Price(StepVisit visit, CheckoutOption option) =>
        new(
            option.Currency.Code,
            visit.Words.NameOf(option.Currency),
            visit.Words.Amount(option.Amounts.CustomerAmount),
            option.Amounts.Rate is null
        );
}
