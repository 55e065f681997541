using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's interface: its page, its script for browsers, and a line for each resource.</summary>
internal sealed class SynaptoDialect(PaymentEngine engine, HostedPages pages, IHostedPageUrls urls, TimeProvider time) : ICheckoutDialect
{
    private readonly Pages _page = new(engine);
    private readonly Calls _calls = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page, forHost: true);
        ClientEndpoints.Map(group);

        var api = new DialectRoutes(group, Errors.StoreUnavailable, Calls.SecretKey);
        new SessionEndpoints(engine, _calls, pages, _page).Map(api);
        new IntentEndpoints(engine, _calls, urls).Map(api);
        new SetupEndpoints(engine, _calls, urls).Map(api);
        new CustomerEndpoints(engine, _calls).Map(api);
        new MethodEndpoints(engine, _calls).Map(api);
        new ChargeEndpoints(engine, _calls).Map(api);
        new RefundEndpoints(engine, _calls).Map(api);
        new DisputeEndpoints(engine, _calls).Map(api);
        new EventEndpoints(engine, _calls, time).Map(api);
        api.RefuseOthers("/v1", Errors.NoRoute, Errors.WrongMethod);
    }
}
