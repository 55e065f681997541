using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's interface: its page, and a line for each resource.</summary>
internal sealed class SyncgramDialect(
    PaymentEngine engine,
    HostedPages pages,
    IEnumerable<IPaymentProvider> providers,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options
) : ICheckoutDialect
{
    private readonly Pages _page = new(engine, time);
    private readonly Calls _calls = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);

        var api = new DialectRoutes(group, Errors.StoreUnavailable, Calls.SecretKey);
        new PublicCheckoutEndpoints(engine, _page, new PageProviders(providers), time, options).Map(api);
        new CheckoutEndpoints(engine, _calls, pages, _page).Map(api);
        new ChargeEndpoints(engine, _calls, providers).Map(api);
        new RefundEndpoints(engine, _calls).Map(api);
        new AccountEndpoints(engine, _calls, options).Map(api);
        api.RefuseOthers("/api/v1", Errors.NoRoute, Errors.WrongMethod);
    }
}
