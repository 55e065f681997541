namespace Payments.AspNetCore;

/// <summary>The page of the first step. Pure.</summary>
internal static class SelectModels
{
    public static SelectPage Of(StepVisit visit, IReadOnlyList<CheckoutOption> options, string? alert) =>
        new()
        {
            Summary = PageWords.Summary(visit.Session.Pricing.Base, visit.Session),
            ExpiresText = PageWords.Expiry(visit.Session),
            PostAction = visit.Links.Page,
            GetAction = visit.Links.GetAction,
            GetHidden = visit.Links.GetHidden,
            CanCancel = true,
            Alert = alert,
            TestMode = !visit.Session.Owner.Livemode,
            Methods = [.. options.GroupBy(option => option.Method.Method).Select(group => Choice(group, visit.Session.Amount.Currency))],
        };

    // The price as it was set comes first, then the other exact ones in the provider's order, and after them all that is
    // converted, by code.
    private static MethodChoice Choice(IEnumerable<CheckoutOption> options, Currency own)
    {
        var offer = options.First().Method.Offer;
        var exact = options.Where(option => option.Amounts.Rate is null).OrderByDescending(option => option.Currency == own);
        var converted = options
            .Where(option => option.Amounts.Rate is not null)
            .OrderBy(option => option.Currency.Code, StringComparer.Ordinal);
        return new MethodChoice(offer.Method, offer.DisplayName, offer.Description, [.. exact.Concat(converted).Select(Price)]);
    }

    private static PriceChoice Price(CheckoutOption option) =>
        new(option.Currency.Code, option.Currency.Name, PageWords.Amount(option.Amounts.CustomerAmount), option.Amounts.Rate is null);
}
