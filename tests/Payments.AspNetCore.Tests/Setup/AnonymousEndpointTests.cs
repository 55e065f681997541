using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Setup;

/// <summary>A host whose every page asks for a login, unless it says otherwise.</summary>
public sealed class AnonymousEndpointTests
{
    [Fact]
    public async Task A_payer_pays_and_a_server_calls_without_a_login()
    {
        await using var host = await StartAsync();
        Assert.Equal(302, (await new Payer(host).OpenAsync("/own")).Status);

        var session = await host.Shop.OpenAsync();
        var paid = await new Payer(host).PayAsync(session, Payer.Approved);

        Assert.Contains("Payment successful", paid.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/syncpay")]
    [InlineData("/syncgram")]
    [InlineData("/yorlet")]
    public async Task Every_endpoint_that_is_mapped_allows_anonymous_callers(string group)
    {
        await using var host = await StartAsync();
        var endpoints = host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.RawText != "/own" && !endpoint.RoutePattern.RawText!.StartsWith("/closed", StringComparison.Ordinal)
            )
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(group + "/", StringComparison.Ordinal))
            .ToList();

        Assert.InRange(endpoints.Count, 15, 1000);
        Assert.All(endpoints, endpoint => Assert.True(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, endpoint.DisplayName));
    }

    [Theory]
    [InlineData("/closed-around/v1/payment_sessions/x")]
    [InlineData("/closed-itself/v1/payment_sessions/x")]
    [InlineData("/closed-itself/checkout")]
    public async Task What_the_host_closes_itself_stays_closed(string path)
    {
        await using var host = await StartAsync(app =>
        {
            app.MapGroup("/closed-around").RequireAuthorization().MapGroup("").MapSyncPayAt();
            app.MapGroup("/closed-itself").MapYorletAt().RequireAuthorization();
        });

        Assert.Equal(302, (await new Payer(host).OpenAsync(path)).Status);
    }

    private static Task<CheckoutHost> StartAsync(Action<WebApplication>? map = null) =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Beside = map is null
                    ? [("/syncpay", CheckoutDialect.SyncPay), ("/syncgram", CheckoutDialect.Syncgram), ("/yorlet", CheckoutDialect.Yorlet)]
                    : [],
                Payments = HostPlan.FixedRates,
                Services = services =>
                {
                    services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                    services
                        .AddAuthorizationBuilder()
                        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
                },
                Map = app =>
                {
                    app.MapGet("/own", () => "own");
                    map?.Invoke(app);
                },
            }
        );
}

internal static class ClosedDialects
{
    public static RouteGroupBuilder MapSyncPayAt(this IEndpointRouteBuilder app) =>
        app.MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.SyncPay);

    public static RouteGroupBuilder MapYorletAt(this IEndpointRouteBuilder app) =>
        app.MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.Yorlet);
}
