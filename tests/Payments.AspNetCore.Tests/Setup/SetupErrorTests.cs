using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Setup;

/// <summary>A wrong set-up does not start, and says what to change.</summary>
public sealed class SetupErrorTests
{
    [Fact]
    public async Task No_store() =>
        Assert.Contains(
            ".UseSqlite(",
            await ErrorOf(services => services.AddPayments().UseSimulator().AddCheckoutEndpoints()),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Two_stores()
    {
        var error = await ErrorOf(services =>
            services.AddPayments().UseInMemoryStore().UseSqlite("never-opened.db").UseSimulator().AddCheckoutEndpoints()
        );

        Assert.Contains("Keep one", error, StringComparison.Ordinal);
        Assert.Contains("InMemoryPaymentStore, SqlitePaymentStore", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_provider() =>
        Assert.Contains(
            ".UseSimulator()",
            await ErrorOf(services => services.AddPayments().UseInMemoryStore().AddCheckoutEndpoints()),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Endpoints_that_were_not_added() =>
        Assert.Contains(
            "AddCheckoutEndpoints()",
            await ErrorOf(services => services.AddPayments().UseInMemoryStore().UseSimulator()),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Nothing_at_all() => Assert.Contains("AddPayments", await ErrorOf(_ => { }), StringComparison.Ordinal);

    [Fact]
    public async Task Without_endpoints_too_a_missing_store_stops_the_start() =>
        Assert.Contains(".UseSqlite(", await ErrorOf(services => services.AddPayments().UseSimulator(), maps: 0), StringComparison.Ordinal);

    public static TheoryData<string, Action<PaymentsOptions>> Options =>
        new()
        {
            { nameof(PaymentsOptions.SessionLifetime), options => options.SessionLifetime = TimeSpan.Zero },
            { nameof(PaymentsOptions.SessionLifetime), options => options.SessionLifetime = TimeSpan.FromDays(31) },
            { nameof(PaymentsOptions.MaximumAmount), options => options.MaximumAmount = 0 },
            { nameof(PaymentsOptions.MaximumAmount), options => options.MaximumAmount = long.MaxValue },
            { nameof(PaymentsOptions.ProviderTimeout), options => options.ProviderTimeout = TimeSpan.FromMilliseconds(1) },
            { nameof(PaymentsOptions.HandlerTimeout), options => options.HandlerTimeout = TimeSpan.Zero },
            { nameof(PaymentsOptions.WorkPollInterval), options => options.WorkPollInterval = TimeSpan.Zero },
            { nameof(PaymentsOptions.ConcurrentDeliveries), options => options.ConcurrentDeliveries = 0 },
        };

    [Theory]
    [MemberData(nameof(Options), DisableDiscoveryEnumeration = true)]
    public async Task An_option_out_of_its_range(string option, Action<PaymentsOptions> configure)
    {
        var error = await ErrorOf(services => services.AddPayments(configure).UseInMemoryStore().UseSimulator().AddCheckoutEndpoints());

        Assert.Contains($"set it in AddPayments(o => o.{option} = …)", error, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<CheckoutEndpointOptions>> EndpointOptions =>
        new()
        {
            { "PublicUrl", options => options.PublicUrl = new Uri("checkout", UriKind.Relative) },
            { "PublicUrl", options => options.PublicUrl = new Uri("ftp://example.com") },
            { "PublicUrl", options => options.PublicUrl = new Uri("https://user@example.com") },
            { "PublicUrl", options => options.PublicUrl = new Uri("https://example.com?a=b") },
            { "ConnectTimeout", options => options.Webhooks.ConnectTimeout = TimeSpan.Zero },
            { "ConnectTimeout", options => options.Webhooks.ConnectTimeout = TimeSpan.FromMinutes(3) },
            { "AccentColor", options => options.Branding.AccentColor = "red;}" },
            { "LogoUrl", options => options.Branding.LogoUrl = "javascript:alert(1)" },
        };

    [Theory]
    [MemberData(nameof(EndpointOptions), DisableDiscoveryEnumeration = true)]
    public async Task An_endpoint_option_that_cannot_be(string option, Action<CheckoutEndpointOptions> configure)
    {
        var error = await ErrorOf(services => services.AddPayments().UseInMemoryStore().UseSimulator().AddCheckoutEndpoints(configure));

        Assert.Contains(option, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verb_may_be_repeated()
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan { Services = services => services.AddPayments().UseInMemoryStore().UseSimulator().AddCheckoutEndpoints() }
        );

        await host.Shop.OpenAsync();
    }

    [Fact]
    public async Task The_hosted_page_is_mapped_once() =>
        Assert.Contains(
            "once",
            await ErrorOf(services => services.AddPayments().UseInMemoryStore().UseSimulator().AddCheckoutEndpoints(), maps: 2),
            StringComparison.Ordinal
        );

    /// <summary>The message with which mapping or starting fails; no request is ever sent.</summary>
    private static async Task<string> ErrorOf(Action<IServiceCollection> configure, int maps = 1)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        configure(builder.Services);
        await using var app = builder.Build();
        var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < maps; i++)
                app.MapGroup($"/{i}").MapCheckoutEndpoints();
            await app.StartAsync(TestContextToken.Current);
        });
        return error.Message;
    }
}
