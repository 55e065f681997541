using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore;

[assembly: AssemblyFixture(typeof(Payments.EndToEnd.Tests.WorldSite))]

namespace Payments.EndToEnd.Tests;

/// <summary>A site whose payers come from everywhere: a header says from which country, as a CDN's does. Its name is Arabic.</summary>
public sealed class WorldSite : IAsyncLifetime
{
    internal const string CountryHeader = "X-Country";

    /// <summary>"Jasmine Restaurant".</summary>
    internal const string Name = "مطعم الياسمين";

    private static readonly Owner _owner = Owner.Test("org_world");

    private WebApplication _app = null!;

    internal Uri Origin { get; private set; } = null!;

    private PaymentEngine Engine => _app.Services.GetRequiredService<PaymentEngine>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"], EnvironmentName = "Production" }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder
            .Services.AddPayments()
            .UseInMemoryStore()
            .UseSimulator(simulator => simulator.RailDelay = TimeSpan.FromHours(1))
            .UseFixedExchangeRates(Currency.Usd, [new("NGN", 1500m), new("GHS", 12.4m), new("EUR", 0.9m), new("SEK", 9.5m)])
            .AddCheckoutEndpoints(checkout =>
            {
                checkout.Branding.DisplayName = Name;
                checkout.PayerCountry = http => http.Request.Headers[CountryHeader];
            });
        _app = builder.Build();
        _app.MapGroup("/syncpay").MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.SyncPay);
        _app.MapGroup("/synapto").MapCheckoutEndpoints();
        await _app.StartAsync();
        Origin = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await Engine.AcceptedMethods.SetAsync(
            _owner,
            [
                new(MethodIds.Card, [Currency.Usd, Currency.Ngn, Currency.Ghs, Currency.Eur, Currency.Of("SEK")]),
                new(MethodIds.BankTransfer, [Currency.Ngn, Currency.Ghs, Currency.Usd]),
                new(MethodIds.MobileMoney, [Currency.Ghs]),
                new(MethodIds.SepaDebit, [Currency.Eur]),
            ]
        );
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The page of a checkout with document 002's prices: 50.00 US dollars, 75,000.00 naira, 620.00 cedis.</summary>
    internal async Task<string> NewCheckoutAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Origin };
        using var request = new HttpRequestMessage(HttpMethod.Post, "syncpay/api/v1/payments/checkouts")
        {
            Content = new StringContent(Documents.SyncPayOverrides, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "Bearer " + (await Engine.ApiKeys.CreateAsync(_owner, cancellationToken)).Secret
        );
        using var response = await client.SendAsync(request, cancellationToken);
        var checkout = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        return (string)checkout["checkout_url"]!;
    }

    /// <summary>The page of a session of 1,234.50 euros by card alone.</summary>
    internal async Task<string> NewCardSessionAsync(CancellationToken cancellationToken)
    {
        var session = await Engine.CheckoutSessions.CreateAsync(
            _owner,
            new CheckoutSessionRequest
            {
                Amount = Money.FromMinorUnits(1_234_50, Currency.Eur),
                ClientReferenceId = "הזמנה 77",
                PageUrl = made => $"{Origin}synapto/checkout?s_checkout_session={made.PageToken}",
            },
            cancellationToken: cancellationToken
        );
        return session.Value.PageUrl!;
    }
}
