using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>Sessions that the host makes itself, within a request and outside of one.</summary>
public sealed class PageUrlTests
{
    private static readonly Owner _owner = Owner.Test("acct_own");
    private static readonly CheckoutSessionRequest _order = new() { Amount = Money.FromMinorUnits(1850, Currency.Gbp) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outside_a_request_and_without_a_public_url_a_session_is_refused_with_the_remedy(bool never)
    {
        await using var host = await CheckoutHost.StartAsync();

        var refused = (await CreateAsync(host, _order with { NeverExpires = never, ClientReferenceId = "order_1" })).Refusal!;

        Assert.Equal((RefusalKind.WrongState, "page_url_unknown"), (refused.Kind, refused.Code));
        Assert.Contains("PublicUrl", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await host.Engine.CheckoutSessions.ListAsync(_owner, cancellationToken: TestContextToken.Current)).Value.Items);
    }

    [Theory]
    [InlineData("https://pay.example.com", "https://pay.example.com/shop/checkout?")]
    [InlineData("https://pay.example.com/behind/", "https://pay.example.com/behind/shop/checkout?")]
    public async Task With_a_public_url_its_page_is_there(string url, string begins)
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan { Group = "/shop", Checkout = checkout => checkout.PublicUrl = new Uri(url) }
        );

        Assert.StartsWith(begins, (await CreateAsync(host, _order)).Value.PageUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_url_of_its_own_a_session_needs_no_other()
    {
        await using var host = await CheckoutHost.StartAsync();

        Assert.Equal(
            "https://example.com/own",
            (await CreateAsync(host, _order with { PageUrl = _ => "https://example.com/own" })).Value.PageUrl
        );
    }

    [Theory]
    [InlineData("HTTP/1.1", "Host: shop.example\r\nConnection: close\r\n", "http://shop.example/checkout?")]
    [InlineData("HTTP/1.0", "", "page_url_unknown")]
    public async Task Within_a_request_the_page_is_where_the_request_went(string version, string headers, string begins)
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Map = app =>
                    app.MapGet(
                        "/own",
                        async (PaymentEngine engine) =>
                            await engine.CheckoutSessions.CreateAsync(_owner, _order) is { IsSuccess: true } made
                                ? made.Value.PageUrl
                                : "page_url_unknown"
                    ),
            }
        );

        Assert.StartsWith(
            begins,
            (await RawHttp.SendBareAsync(host, $"GET /own {version}\r\n{headers}\r\n")).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_host_that_maps_no_page_has_sessions_without_one()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddPayments().UseInMemoryStore().UseSimulator().AddCheckoutEndpoints();
        await using var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<PaymentEngine>();
        await engine.StartAsync(TestContextToken.Current);

        var made = await engine.CheckoutSessions.CreateAsync(_owner, _order, cancellationToken: TestContextToken.Current);

        Assert.Null(made.Value.PageUrl);
    }

    private static ValueTask<Result<CheckoutSession>> CreateAsync(CheckoutHost host, CheckoutSessionRequest request) =>
        host.Engine.CheckoutSessions.CreateAsync(_owner, request, cancellationToken: TestContextToken.Current);
}
