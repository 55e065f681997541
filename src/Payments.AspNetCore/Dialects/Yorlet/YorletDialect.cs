using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's interface: its page, and a line for each resource.</summary>
internal sealed class YorletDialect(
    PaymentEngine engine,
    HostedPages pages,
    IHostedPageUrls urls,
    IOptions<CheckoutEndpointOptions> options,
    TimeProvider time
) : ICheckoutDialect
{
    private readonly Pages _page = new(engine);
    private readonly Calls _calls = new(engine);
    private readonly RecordReader _reads = new(engine, urls, options);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);

        var api = new DialectRoutes(group, Errors.StoreUnavailable, Calls.SecretKey);
        new SessionEndpoints(engine, _calls, _reads, pages, _page).Map(api);
        new CustomerEndpoints(engine, _calls).Map(api);
        new TransactionEndpoints(engine, _calls, _reads).Map(api);
        new RefundEndpoints(engine, _calls, _reads).Map(api);
        new CreditEndpoints(engine, _calls, _reads).Map(api);
        new BalanceEndpoints(engine, _calls, _reads).Map(api);
        new BankLineEndpoints(engine, _calls, _reads, time).Map(api);
        new DisputeEndpoints(engine, _calls, _reads).Map(api);
        new UnitEndpoints(engine, _calls).Map(api);
        new EventEndpoints(engine, _calls, new WebhookFormat(options)).Map(api);
        api.RefuseOthers("/v1", Errors.NoRoute, Errors.WrongMethod);
    }
}
