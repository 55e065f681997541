using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore;
using Payments.Providers;

[assembly: AssemblyFixture(typeof(Payments.EndToEnd.Tests.ElementSite))]

namespace Payments.EndToEnd.Tests;

/// <summary>
/// Two sites: one that serves Synapto's interface, and a shop of another origin whose page, under a strict policy and without a
/// server of its own, has the card fields in it.
/// </summary>
public sealed class ElementSite : IAsyncLifetime
{
    private static readonly Owner _owner = Owner.Test("acct_element");

    private WebApplication _payments = null!;
    private WebApplication _shop = null!;
    private WebApplication _choosy = null!;
    private byte[] _script = null!;

    internal Uri Shop { get; private set; } = null!;

    internal Uri Payments { get; private set; } = null!;

    /// <summary>Takes payments as well, and names who may show its card fields: the shop, pages of a file and an app.</summary>
    internal Uri Choosy { get; private set; } = null!;

    internal PaymentEngine Engine { get; private set; } = null!;

    internal ChallengingProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _payments = PaymentsSite();

        // A page of the same site: its script's address is relative to a base that comes later and says otherwise.
        _payments.MapGet(
            "/base",
            (string key, string secret) =>
                Html(
                    new EmbeddingPage("base", $"<script defer src='synapto/js/synapto.js'></script><base href='{Shop}copy/'>"),
                    Payments,
                    key,
                    secret
                )
        );
        Payments = await StartAsync(_payments);
        Engine = _payments.Services.GetRequiredService<PaymentEngine>();
        Provider = _payments.Services.GetRequiredService<ChallengingProvider>();
        Provider.Tell = async notification => Assert.Null(await Engine.ReceiveAsync(notification, CancellationToken.None));

        _shop = Builder().Build();
        _shop.MapGet("/", (HttpContext http) => Page(http));
        _shop.MapGet("/shop.js", () => Results.Text(Script, "text/javascript"));
        _shop.MapGet("/empty", () => Results.Text("<!DOCTYPE html><title>Empty</title>", "text/html"));
        _shop.MapGet("/copy/synapto/js/synapto.js", () => Results.Bytes(_script, "text/javascript"));
        _shop.MapGet("/embedding/{name}", EmbeddingOf);
        _shop.MapGet("/around", (string url) => Results.Text(Around(url), "text/html"));
        Shop = await StartAsync(_shop);

        _choosy = PaymentsSite(options =>
        {
            foreach (var origin in (string[])[Shop.GetLeftPart(UriPartial.Authority), "file://", "capacitor://localhost"])
                options.BrowserOrigins.Add(origin);
        });
        Choosy = await StartAsync(_choosy);
        using var http = new HttpClient();
        _script = await http.GetByteArrayAsync(new Uri(Payments, "synapto/js/synapto.js"), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _payments.DisposeAsync();
        await _shop.DisposeAsync();
        await _choosy.DisposeAsync();
    }

    /// <summary>A page's markup, of a shop that pays a new payment intent.</summary>
    internal async Task<(PaymentIntent Intent, string Key, string Html)> NewPageAsync(EmbeddingPage page, Uri payments)
    {
        var (intent, _) = await NewPaymentAsync();
        var key = await Engine.ApiKeys.GetPublishableAsync(_owner, TestContext.Current.CancellationToken);
        return (intent, key, Markup(page, payments, key, intent.ClientSecret!));
    }

    /// <summary>The URL of the same page at the shop, whose card fields are another site's.</summary>
    internal string UrlOf(EmbeddingPage page, Uri payments, string key, PaymentIntent intent) =>
        $"{Shop}embedding/{page.Name}?payments={payments}&key={key}&secret={intent.ClientSecret}";

    /// <summary>The URL of a page that shows another one in a frame without an origin.</summary>
    internal string UrlAround(string url) => $"{Shop}around?url={Uri.EscapeDataString(url)}";

    /// <summary>The shop's page with a new payment intent.</summary>
    internal async Task<(PaymentIntent Intent, string Url)> NewPaymentAsync(string theme = "light")
    {
        var request = new PaymentIntentRequest { Amount = Money.FromMinorUnits(1250, Currency.Gbp) };
        var intent = (
            await Engine.PaymentIntents.CreateAsync(_owner, request, cancellationToken: TestContext.Current.CancellationToken)
        ).Value;
        return (intent, await UrlAsync(intent.ClientSecret!, theme));
    }

    internal async Task<(SetupIntent Setup, string Url)> NewSetupAsync()
    {
        var customer = (
            await Engine.Customers.CreateAsync(
                _owner,
                new CustomerRequest { Name = "Ada Byron" },
                cancellationToken: TestContext.Current.CancellationToken
            )
        ).Value;
        var setup = (
            await Engine.SetupIntents.CreateAsync(
                _owner,
                new SetupIntentRequest { CustomerId = customer.Id },
                cancellationToken: TestContext.Current.CancellationToken
            )
        ).Value;
        return (setup, await UrlAsync(setup.ClientSecret!, "light"));
    }

    private static WebApplication PaymentsSite(Action<CheckoutEndpointOptions>? configure = null)
    {
        var builder = Builder();
        builder.Services.AddSingleton<ChallengingProvider>();
        builder.Services.AddSingleton<IPaymentProvider>(services => services.GetRequiredService<ChallengingProvider>());
        builder.Services.AddPayments().UseInMemoryStore().AddCheckoutEndpoints(configure);
        var site = builder.Build();
        site.MapGroup("/synapto").MapCheckoutEndpoints();
        return site;
    }

    private IResult EmbeddingOf(HttpContext http, string name, Uri payments, string key, string secret)
    {
        var headers = http.Response.Headers;
        if (name == "isolated")
            (headers["Cross-Origin-Embedder-Policy"], headers["Cross-Origin-Opener-Policy"]) = ("require-corp", "same-origin");
        if (name == "sandboxed")
            headers.ContentSecurityPolicy = "sandbox allow-scripts allow-forms";
        return Html(EmbeddingPage.All.Single(page => page.Name == name), payments, key, secret);
    }

    private IResult Html(EmbeddingPage page, Uri payments, string key, string secret) =>
        Results.Text(Markup(page, payments, key, secret), "text/html; charset=utf-8");

    private string Markup(EmbeddingPage page, Uri payments, string key, string secret) =>
        page.Html($"{payments}synapto/js/synapto.js", $"{Shop}copy/synapto/js/synapto.js", _script, key, secret);

    private static string Around(string url) =>
        $"<!DOCTYPE html><title>Around</title><iframe sandbox='allow-scripts allow-forms' src='{url}' width='800' height='700'></iframe>";

    private async Task<string> UrlAsync(string secret, string theme) =>
        $"{Shop}?key={await Engine.ApiKeys.GetPublishableAsync(_owner, TestContext.Current.CancellationToken)}"
        + $"&secret={secret}&theme={theme}";

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"], EnvironmentName = "Production" }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<Uri> StartAsync(WebApplication app)
    {
        await app.StartAsync();
        return new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private IResult Page(HttpContext http)
    {
        var payments = Payments.GetLeftPart(UriPartial.Authority);
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' {payments}; frame-src {payments}; connect-src "
            + $"{payments}; img-src data:; base-uri 'none'; require-trusted-types-for 'script'";
        return Results.Text(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
            <script src="{payments}/synapto/js/synapto.js"></script><script src="shop.js" defer></script></head>
            <body><main><h1>Shop</h1><div id="card"></div><button id="pay" type="button">Buy</button>
            <pre id="events"></pre><pre id="result"></pre></main></body>
            </html>
            """,
            "text/html; charset=utf-8"
        );
    }

    private const string Script = """
        const query = new URLSearchParams(location.search);
        const clientSecret = query.get('secret');
        const syn = Synapto(query.get('key'), { theme: query.get('theme') });
        const element = syn.paymentElement();
        const note = text => { document.getElementById('events').textContent += text + '\n'; };
        const pay = async () => {
          const buy = clientSecret.startsWith('seti_') ? 'confirmSetup' : 'confirmPayment';
          const result = await syn[buy]({ element, clientSecret });
          document.getElementById('result').textContent += JSON.stringify(result) + '\n';
        };
        for (const name of ['ready', 'focus', 'blur']) element.on(name, () => note(name));
        element.on('change', event => note(JSON.stringify(event)));
        element.on('error', event => note('error ' + event.field));
        element.on('submit', pay);
        document.getElementById('pay').addEventListener('click', pay);
        element.mount('#card');
        """;
}
