using System.Net.Http.Headers;
using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

/// <summary>A payer's browser in a shop's page: it has the shop's publishable key, and the client secret of one intent at a time.</summary>
internal sealed class Browser
{
    public const string Origin = "https://shop.example";

    private readonly CheckoutHost _host;

    private Browser(CheckoutHost host, Owner owner, string key)
    {
        _host = host;
        Owner = owner;
        Key = key;
    }

    public Owner Owner { get; }

    public string Key { get; }

    /// <summary>The languages that the payer reads; empty for none that is asked for.</summary>
    public string AcceptLanguage { get; set; } = "";

    /// <summary>A browser in the page of a shop with an account of its own.</summary>
    public static async Task<Browser> OpenAsync(CheckoutHost host, Owner? owner = null)
    {
        var whose = owner ?? (await host.NewShopAsync()).Owner;
        return new Browser(host, whose, await host.Engine.ApiKeys.GetPublishableAsync(whose, TestContextToken.Current));
    }

    /// <summary>What the shop's server does before the page is shown.</summary>
    public async Task<PaymentIntent> IntentAsync(
        string? customer = null,
        CaptureMethod capture = CaptureMethod.Automatic,
        Metadata? metadata = null
    )
    {
        var request = new PaymentIntentRequest
        {
            Amount = Money.FromMinorUnits(10_000, Currency.Gbp),
            CustomerId = customer,
            CaptureMethod = capture,
            Metadata = metadata!,
        };
        var made = (await _host.Engine.PaymentIntents.CreateAsync(Owner, request, cancellationToken: TestContextToken.Current));
        Assert.True(made.IsSuccess, made.Refusal?.Message);
        return made.Value;
    }

    public async Task<Customer> CustomerAsync() =>
        (
            await _host.Engine.Customers.CreateAsync(
                Owner,
                new CustomerRequest { Name = "Ada Lovelace", Email = "ada@example.com" },
                cancellationToken: TestContextToken.Current
            )
        ).Value;

    public async Task<SetupIntent> SetupAsync() =>
        (
            await _host.Engine.SetupIntents.CreateAsync(
                Owner,
                new SetupIntentRequest { CustomerId = (await CustomerAsync()).Id },
                cancellationToken: TestContextToken.Current
            )
        ).Value;

    public static string Card(string number, string cvc = "123", string more = "") =>
        $$"""{"card":{"number":"{{number}}","exp_month":12,"exp_year":2034,"cvc":"{{cvc}}"}{{more}}}""";

    public Task<Answer> GetAsync(PaymentIntent intent) => SendAsync(HttpMethod.Get, PathOf(intent), null, intent.ClientSecret);

    public Task<Answer> ConfirmAsync(PaymentIntent intent, string body) =>
        SendAsync(HttpMethod.Post, PathOf(intent) + ":confirm", body, intent.ClientSecret);

    public Task<Answer> AbandonAsync(PaymentIntent intent, string? body = null) =>
        SendAsync(HttpMethod.Post, PathOf(intent) + ":abandon", body, intent.ClientSecret);

    public Task<Answer> GetAsync(SetupIntent setup) => SendAsync(HttpMethod.Get, PathOf(setup), null, setup.ClientSecret);

    public Task<Answer> ConfirmAsync(SetupIntent setup, string body) =>
        SendAsync(HttpMethod.Post, PathOf(setup) + ":confirm", body, setup.ClientSecret);

    public Task<Answer> AbandonAsync(SetupIntent setup) => SendAsync(HttpMethod.Post, PathOf(setup) + ":abandon", null, setup.ClientSecret);

    public static string PathOf(PaymentIntent intent) => "/v1/client/payment-intents/" + intent.Id;

    public static string PathOf(SetupIntent setup) => "/v1/client/setup-intents/" + setup.Id;

    public Task<Answer> SendAsync(HttpMethod method, string path, string? body, string? secret) =>
        SendAsync(
            method,
            path,
            body,
            [("Origin", Origin), ("Authorization", "Api-Key " + Key), .. secret is null ? [] : new[] { ("Client-Secret", secret) }]
        );

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, _host.Group + path)
        {
            Content = body is null
                ? null
                : new ByteArrayContent(Encoding.UTF8.GetBytes(body))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                },
        };
        if (AcceptLanguage.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept-Language", AcceptLanguage);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.ReadAsync(await _host.Client.SendAsync(request, TestContextToken.Current));
    }
}
