using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's interface: its page, and a line for each resource.</summary>
/// <param name="engine">The engine.</param>
/// <param name="pages">The hosted pages.</param>
/// <param name="time">The clock that quotes expire by.</param>
/// <param name="rates">The host's exchange rates; none where it set none.</param>
internal sealed class SyncPayDialect(PaymentEngine engine, HostedPages pages, TimeProvider time, IEnumerable<IExchangeRates> rates)
    : ICheckoutDialect
{
    private readonly Pages _page = new(engine);
    private readonly Calls _calls = new(engine);
    private readonly ChargeReader _reads = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);

        var api = new DialectRoutes(group, Errors.StoreUnavailable, Calls.SecretKey);
        new CheckoutEndpoints(engine, _calls, pages, _page).Map(api);
        new QuoteEndpoints(engine, _calls).Map(api);
        new WhitelabelEndpoints(engine, _calls, pages, _page, time).Map(api);
        new ChargeEndpoints(engine, _calls, _reads).Map(api);
        new PayinEndpoints(engine, _calls, _reads).Map(api);
        new RefundEndpoints(engine, _calls).Map(api);
        new CatalogEndpoints(engine, _calls).Map(api);
        new BalanceEndpoints(engine, _calls, rates).Map(api);
        api.RefuseOthers("/api/v1", Errors.NoRoute, Errors.WrongMethod);
    }
}
