using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Syncgram;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>A merchant of Syncgram's and its customers, by the API alone.</summary>
internal sealed class SyncgramShop(CheckoutHost host, Merchant merchant) : IAsyncDisposable
{
    public const string Group = "/syncgram";
    public const string Checkouts = "/api/v1/payments/checkouts";
    public const string Refunds = "/api/v1/payments/refunds";

    public Merchant Merchant => merchant;

    public CheckoutHost Host => host;

    public Owner Owner => merchant.Owner;

    /// <summary>A host with Syncgram below "/syncgram", fixed rates, and a clock that the test moves.</summary>
    public static HostPlan Plan() =>
        new()
        {
            Clock = HostPlan.DocumentClock(),
            Beside = [(Group, CheckoutDialect.Syncgram)],
            Payments = HostPlan.FixedRates,
        };

    public static Task<SyncgramShop> StartAsync() => StartAsync(Plan());

    public static async Task<SyncgramShop> StartAsync(HostPlan plan)
    {
        var host = await CheckoutHost.StartAsync(plan);
        return new SyncgramShop(host, await host.NewMerchantAsync(Group));
    }

    public async Task<SyncgramShop> NewAsync() => new(host, await host.NewMerchantAsync(Group));

    /// <summary>A body that is in order, with some fields set; null takes one away.</summary>
    public static string Body(params (string Field, JsonNode? Value)[] fields)
    {
        var body = new JsonObject
        {
            ["pricing"] = new JsonObject { ["base_currency"] = "USD", ["amount"] = "50.00" },
            ["customer_email"] = "customer@example.com",
            ["customer_first_name"] = "Jane",
            ["customer_last_name"] = "Doe",
        };
        foreach (var (field, value) in fields)
        {
            body.Remove(field);
            if (value is not null)
                body[field] = value.DeepClone();
        }

        return body.ToJsonString();
    }

    public Task<Answer> CreateAsync(string body, string? key = null) =>
        key is null ? merchant.PostAsync(Checkouts, body) : merchant.PostAsync(Checkouts, body, ("Idempotency-Key", key));

    public async Task<Opened> OpenAsync(params (string Field, JsonNode? Value)[] fields)
    {
        var created = await CreateAsync(Body(fields));
        Assert.True(created.Status == 200, created.Body);
        return new Opened(
            this,
            created.Json.GetProperty("checkout_id").GetString()!,
            new Uri(created.Json.GetProperty("checkout_url").GetString()!)
        );
    }

    /// <summary>A call of the public API with a token of any sort.</summary>
    public async Task<Answer> PublicAsync(string token, string verb = "", string? body = null)
    {
        var path = $"{Group}/api/v1/public/checkouts/{token}{verb}";
        if (verb.Length == 0)
            return await Answer.ReadAsync(await host.Client.GetAsync(path, TestContextToken.Current));

        using var content = new StringContent(body ?? "{}", System.Text.Encoding.UTF8, "application/json");
        return await Answer.ReadAsync(await host.Client.PostAsync(path, content, TestContextToken.Current));
    }

    public Task<Answer> RefundAsync(string chargeId, string reference, params (string Field, JsonNode? Value)[] fields)
    {
        var body = new JsonObject { ["charge_id"] = chargeId, ["reference"] = reference };
        foreach (var (field, value) in fields)
            body[field] = value;
        return merchant.PostAsync(Refunds, body.ToJsonString());
    }

    public async Task<JsonElement> ChargeAsync(string chargeId) => (await merchant.GetAsync("/api/v1/payments/charges/" + chargeId)).Json;

    public async Task<string?> ChargeStatusAsync(string chargeId) => (await ChargeAsync(chargeId)).GetProperty("status").GetString();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>The types of the events that this merchant would be told of, oldest first.</summary>
    public async Task<IReadOnlyList<(string Type, JsonElement Data)>> EventsAsync()
    {
        var format = new WebhookFormat();
        var events = await host.Engine.Events.ListAsync(Owner, 100, cancellationToken: TestContextToken.Current);
        return
        [
            .. events
                .Value.Items.Reverse()
                .Select(format.Render)
                .OfType<string>()
                .Select(body => JsonDocument.Parse(body).RootElement)
                .Select(told => (told.GetProperty("type").GetString()!, told.GetProperty("data"))),
        ];
    }
}
