using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Yorlet;

/// <summary>A landlord's server and its tenants, by the API and the hosted page, on a clock that the test moves.</summary>
internal sealed class YorletShop : IAsyncDisposable
{
    public const string Group = "/yorlet";
    public const string Sessions = "/v1/payment_sessions";

    private YorletShop(CheckoutHost host, Merchant merchant) => (Host, Merchant) = (host, merchant);

    public CheckoutHost Host { get; }

    public Merchant Merchant { get; }

    public Owner Owner => Merchant.Owner;

    public PaymentEngine Engine => Host.Engine;

    public static async Task<YorletShop> StartAsync()
    {
        var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                Beside = [(Group, CheckoutDialect.Yorlet)],
                Checkout = options => options.Branding.DisplayName = "Acme Lettings",
            }
        );
        var merchant = await host.NewMerchantAsync(Group);
        await merchant.TakeAsync([
            new(MethodIds.Card, [Currency.Gbp, Currency.Eur, Currency.Usd]),
            new(MethodIds.BankTransfer, [Currency.Usd]),
        ]);
        return new YorletShop(host, merchant);
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        Merchant.SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, string body = "{}", params (string Name, string Value)[] headers) =>
        Merchant.PostAsync(path, body, headers);

    /// <summary>A call that must succeed.</summary>
    public async Task<JsonElement> DoneAsync(string path, string body = "{}", params (string Name, string Value)[] headers)
    {
        var answer = await PostAsync(path, body, headers);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    public async Task<JsonElement> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    public async Task<string> NewCustomerAsync() =>
        Id(await DoneAsync("/v1/customers", """{"email":"jenny@example.com","name":"Jenny Rosen"}"""));

    /// <summary>The document's example with some fields set; null takes one away.</summary>
    public static string Body(string customer, params (string Field, JsonNode? Value)[] fields)
    {
        var body = new JsonObject
        {
            ["amount"] = 100000,
            ["currency"] = "gbp",
            ["customer"] = customer,
            ["mode"] = "payment",
            ["payment_method_types"] = new JsonArray("card"),
        };
        foreach (var (field, value) in fields)
        {
            body.Remove(field);
            if (value is not null)
                body[field] = value.DeepClone();
        }

        return body.ToJsonString();
    }

    public async Task<JsonElement> OpenAsync(string customer, params (string Field, JsonNode? Value)[] fields) =>
        await DoneAsync(Sessions, Body(customer, fields));

    /// <summary>Pays by card on the page.</summary>
    public Task<Answer> PayAsync(JsonElement session, string number = Payer.Approved) =>
        new Payer(Host).PostAsync(
            Text(session, "url")!,
            new()
            {
                ["card_number"] = number,
                ["card_expiry"] = "12/34",
                ["card_cvc"] = "123",
                ["card_name"] = "Jenny Rosen",
            }
        );

    /// <summary>A session of 1,000.00 GBP that is paid by card, read anew.</summary>
    public async Task<JsonElement> PaidAsync(string customer, params (string Field, JsonNode? Value)[] fields)
    {
        var session = await OpenAsync(customer, fields);
        await PayAsync(session);
        return await ReadAsync($"{Sessions}/{Id(session)}");
    }

    /// <summary>A card that is kept for a customer.</summary>
    public async Task<string> KeepCardAsync(string customer, string number = Payer.Approved)
    {
        var setup = (
            await Engine.SetupIntents.CreateAsync(
                Owner,
                new SetupIntentRequest { CustomerId = customer },
                cancellationToken: TestContextToken.Current
            )
        ).Value;
        var card = (await Host.Simulator.TokenizeAsync(new CardDetails(number, 12, 2034, "123"), TestContextToken.Current)).Value;
        var kept = await Engine.SetupIntents.ConfirmAsync(Owner, setup.Id, new SetupConfirmation { Card = card }, TestContextToken.Current);
        return kept.Value.PaymentMethodId!;
    }

    public static string Id(JsonElement of) => Text(of, "id")!;

    public static string? Text(JsonElement of, string field) => of.GetProperty(field).GetString();

    /// <summary>Holds an error against its form: all of it, but the words.</summary>
    public static string Refused(Answer answer, int status, string? param, string type = "invalid_request")
    {
        Assert.True(answer.Status == status, answer.Body);
        var error = answer.Json.GetProperty("error");
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal(type, Text(error, "type"));
        Assert.Equal(param, error.TryGetProperty("param", out var named) ? named.GetString() : null);
        return Text(error, "message")!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>One shop for all tests of a class.</summary>
public sealed class SharedYorlet : IAsyncLifetime
{
    internal YorletShop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shop = await YorletShop.StartAsync();

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
