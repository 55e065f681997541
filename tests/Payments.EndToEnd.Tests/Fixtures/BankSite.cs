using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore;

[assembly: AssemblyFixture(typeof(Payments.EndToEnd.Tests.BankSite))]

namespace Payments.EndToEnd.Tests;

/// <summary>A site that serves Yorlet's interface, sends mail, and whose banks take seconds where others take days.</summary>
public sealed class BankSite : IAsyncLifetime
{
    private const string Yorlet = "yorlet";

    private static readonly Owner _owner = Owner.Test("acct_lettings");

    private WebApplication _app = null!;
    private string _customer = null!;

    internal Uri Origin { get; private set; } = null!;

    internal YorletApi Api { get; private set; } = null!;

    internal MailServer Mail { get; private set; } = null!;

    /// <summary>Where payers are sent afterwards.</summary>
    internal string Returned => $"{Origin}returned";

    public async ValueTask InitializeAsync()
    {
        Mail = await MailServer.StartAsync(CancellationToken.None);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"], EnvironmentName = "Production" }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder
            .Services.AddPayments()
            .UseInMemoryStore()
            .UseSimulator(simulator => (simulator.RailDelay, simulator.DebitDelay) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)))
            .AddCheckoutEndpoints(checkout => checkout.Branding.DisplayName = "Quayside Lettings")
            .UseSmtp(
                "127.0.0.1",
                Mail.Port,
                email => email.From = "rent@quayside.example",
                connect => connect.Security = SmtpSecurity.None
            );
        _app = builder.Build();
        _app.MapGroup("/yorlet").MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.Yorlet);
        _app.MapGet(
            "/returned",
            () =>
                Results.Text(
                    """
                    <!DOCTYPE html><html lang="en">
                    <head><meta charset="utf-8"><title>Back</title><link rel="icon" href="data:,"></head>
                    <body><main><h1>Back at the lettings</h1></main></body></html>
                    """,
                    "text/html; charset=utf-8"
                )
        );
        await _app.StartAsync();
        Origin = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Api = new YorletApi(Origin, (await Engine.ApiKeys.CreateAsync(_owner, CancellationToken.None)).Secret);
        _customer = await Api.NewCustomerAsync("tenant@example.com", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _app.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>A session over 500.00 that takes these methods, the first of which says in which currency.</summary>
    internal Task<JsonObject> NewSessionAsync(CancellationToken cancellationToken, params string[] methods) =>
        methods[0] == MethodIds.Autogiro
            ? NewInKronorAsync(methods, cancellationToken)
            : Api.PostAsync("payment_sessions", Request(methods[0] == MethodIds.SepaDebit ? "eur" : "gbp", methods), cancellationToken);

    internal JsonObject Request(string currency, params string[] methods) =>
        new()
        {
            ["amount"] = 50_000,
            ["currency"] = currency,
            ["customer"] = _customer,
            ["mode"] = "payment",
            ["payment_method_types"] = new JsonArray([.. methods.Select(method => JsonValue.Create(method))]),
            ["return_url"] = Returned,
            ["reporting_type"] = "rent",
            ["statement_descriptor"] = "QUAYSIDE RENT",
        };

    private PaymentEngine Engine => _app.Services.GetRequiredService<PaymentEngine>();

    // The interface documents Autogiro, and no kronor: a session in them is made by the host.
    private async Task<JsonObject> NewInKronorAsync(string[] methods, CancellationToken cancellationToken)
    {
        var request = new CheckoutSessionRequest
        {
            Amount = Money.FromMinorUnits(50_000, Currency.Of("SEK")),
            CustomerId = _customer,
            Methods = methods,
            NeverExpires = true,
            Origin = Yorlet,
            SuccessUrl = Returned,
            PageUrl = session => $"{Origin}yorlet/sessions/{session.PageToken}",
        };
        var made = (await Engine.CheckoutSessions.CreateAsync(_owner, request, cancellationToken: cancellationToken)).Value;
        return await Api.GetAsync($"payment_sessions/py_sess_{made.Id["cs_".Length..]}", cancellationToken);
    }
}
