using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Syncgram;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

public sealed class WebhookTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-mine-2026";
    private const string Configuration = "/api/v1/notifications/webhooks/configuration";
    private const string Endpoint = "/api/v1/notifications/webhooks/endpoint";
    private const string WithSecret = "{\"webhook_url\":\"https://shop.example/hooks\",\"webhook_secret\":\"";

    private SyncgramShop _shop = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await SyncgramShop.StartAsync();
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_payment_is_told_once_with_its_time_and_signature()
    {
        await ConfigureAsync(_receiver.Url, Secret);
        var opened = await _shop.OpenAsync(("reference", "order_9182"), ("metadata", new JsonObject { ["lines"] = new JsonArray(1, 2) }));

        var charge = await opened.SettleAsync();
        await _shop.Host.AdvanceAsync(TimeSpan.FromDays(4));

        var post = Assert.Single(_receiver.Posts);
        var timestamp = post.Headers[WebhookFormat.TimestampHeader];
        Assert.Equal(
            Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{timestamp}.{post.Body}"))
            ),
            post.Headers[WebhookFormat.SignatureHeader]
        );
        Assert.Equal(
            new DateTimeOffset(2025, 11, 17, 16, 0, 10, TimeSpan.Zero),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture))
        );
        Assert.Matches(
            "^\\{\"id\":\"evt_[0-9A-Za-z]{22}\",\"type\":\"collection\\.succeeded\",\"created_at\":\"2025-11-17T16:00:10Z\",\"data\":",
            post.Body
        );
        Assert.Equal(
            Json.Compact(
                $$$"""
                {"reference":"order_9182","status":"success","amount":"620.00","currency":"GHS",
                "settlement_amount":"620.00","settlement_currency":"GHS",
                "customer":{"email":"customer@example.com"},"completed_at":"2025-11-17T16:00:10Z",
                "amount_paid":"620.00","amount_remaining":"0.00","checkout_id":"{{{opened.Id}}}",
                "charge_id":"{{{charge}}}","metadata":{"lines":[1,2]}}
                """
            ),
            JsonDocument.Parse(post.Body).RootElement.GetProperty("data").GetRawText()
        );
    }

    [Fact]
    public async Task Every_end_of_a_checkout_is_told_in_its_own_words()
    {
        var failed = await _shop.OpenAsync(("simulated_outcome", "failed"));
        await failed.SettleAsync();
        var underpaid = await _shop.OpenAsync(("simulated_outcome", "underpaid"));
        await underpaid.SettleAsync();
        var given = await _shop.OpenAsync();
        await given.PayByTransferAsync();
        await given.CancelAsync();
        var forgotten = await _shop.OpenAsync(("expires_in_minutes", 1));
        await _shop.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var events = await _shop.EventsAsync();

        Assert.Equal(
            ["collection.failed", "collection.underpaid", "collection.abandoned", "collection.paid_late", "collection.abandoned"],
            events.Select(told => told.Type)
        );
        Assert.Equal(
            [failed.Id, underpaid.Id, given.Id, given.Id, forgotten.Id],
            events.Select(told => told.Data.GetProperty("checkout_id").GetString()!)
        );
        Assert.Equal(
            ["failed", "underpaid", "abandoned", "paid_late", "abandoned"],
            events.Select(told => told.Data.GetProperty("status").GetString()!)
        );
        Assert.True(events[0].Data.TryGetProperty("failed_at", out _) && events[0].Data.TryGetProperty("reason", out _));
        Assert.Equal(
            ("248.00", "372.00"),
            (events[1].Data.GetProperty("amount_paid").GetString(), events[1].Data.GetProperty("amount_remaining").GetString())
        );
        Assert.Equal(
            (JsonValueKind.String, JsonValueKind.Null),
            (events[2].Data.GetProperty("charge_id").ValueKind, events[4].Data.GetProperty("charge_id").ValueKind)
        );
        Assert.All([events[2], events[4]], told => Assert.True(told.Data.TryGetProperty("abandoned_at", out _)));
        Assert.True(events[3].Data.TryGetProperty("paid_late_at", out _));
    }

    [Fact]
    public async Task A_session_of_the_host_s_own_is_not_told_of()
    {
        var own = await _shop.Host.Engine.CheckoutSessions.CreateAsync(
            _shop.Owner,
            new CheckoutSessionRequest { Amount = Money.FromDecimal(5m, Currency.Usd), PageUrl = _ => CheckoutHost.NoPage },
            cancellationToken: TestContextToken.Current
        );

        await _shop.Host.Engine.CheckoutSessions.CancelAsync(_shop.Owner, own.Value.Id, cancellationToken: TestContextToken.Current);

        Assert.Empty(await _shop.EventsAsync());
        Assert.NotEmpty((await _shop.Host.Engine.Events.ListAsync(_shop.Owner, cancellationToken: TestContextToken.Current)).Value.Items);
    }

    [Fact]
    public async Task The_endpoint_is_set_moved_and_taken_away_by_the_api()
    {
        var none = await _shop.Merchant.GetAsync(Endpoint);
        var made = await ConfigureAsync(_receiver.Url, secret: null);
        var set = await ConfigureAsync(_receiver.Url, Secret);
        var moved = await ConfigureAsync(_receiver.Url + "/elsewhere", secret: null);
        var standing = await _shop.Merchant.GetAsync(Endpoint);
        var disabled = await ConfigureAsync(url: null, secret: null);
        await (await _shop.OpenAsync()).SettleAsync();

        Assert.Equal("""{"success":true,"webhook_url":null,"has_secret":false,"is_active":false}""", none.Body);
        Assert.StartsWith("whsec_", made.Json.GetProperty("webhook_secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            Json.Compact(
                $$"""
                {"success":true,"message":"Webhook endpoint updated successfully",
                "webhook_url":"{{_receiver.Url}}","has_secret":true,"is_active":true}
                """
            ),
            set.Body
        );
        Assert.Equal(_receiver.Url + "/elsewhere", moved.Json.GetProperty("webhook_url").GetString());
        Assert.Equal(
            $$"""{"success":true,"webhook_url":"{{_receiver.Url}}/elsewhere","has_secret":true,"is_active":true}""",
            standing.Body
        );
        Assert.False(disabled.Json.GetProperty("is_active").GetBoolean());
        Assert.Equal(
            [Secret],
            Assert
                .Single(await _shop.Host.Engine.WebhookEndpoints.ListAsync(_shop.Owner, TestContextToken.Current))
                .Secrets.Select(secret => secret.Text)
        );
        Assert.Empty(_receiver.Posts);
    }

    [Fact]
    public async Task What_is_pending_goes_to_the_new_address()
    {
        await ConfigureAsync(_receiver.Url + "/nowhere", Secret);
        await (await _shop.OpenAsync()).SettleAsync();
        Assert.Empty(_receiver.Posts);

        var moved = await ConfigureAsync(_receiver.Url, secret: null);
        await _shop.Host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal((200, _receiver.Url), (moved.Status, moved.Json.GetProperty("webhook_url").GetString()));
        Assert.Equal("collection.succeeded", Assert.Single(_receiver.Posts).Type);
    }

    [Fact]
    public async Task An_address_can_be_left_and_taken_again()
    {
        await _shop.Host.Engine.WebhookEndpoints.RegisterAsync(_shop.Owner, Registration(_receiver.Url), TestContextToken.Current);
        foreach (var path in new[] { "/a", "", "/b", "/a", "" })
        {
            var moved = await ConfigureAsync(_receiver.Url + path, secret: null);
            Assert.True(moved.Status == 200, moved.Body);
        }

        await ConfigureAsync(_receiver.Url + "/b", secret: null);
        var beside = await _shop.Host.Engine.WebhookEndpoints.RegisterAsync(
            _shop.Owner,
            Registration(_receiver.Url),
            TestContextToken.Current
        );
        Assert.True(beside.IsSuccess, beside.Refusal?.Message);
        Assert.Equal(2, (await ActiveAsync()).Count);
    }

    [Fact]
    public async Task Whoever_sets_the_address_at_once_one_endpoint_stands()
    {
        for (var round = 0; round < 10; round++)
        {
            var shop = await _shop.NewAsync();
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(number => Task.Run(() => PutAsync(shop, $$"""{"webhook_url":"{{_receiver.Url}}/{{number}}"}""")))
            );

            Assert.All(answers, answer => Assert.Equal(200, answer.Status));
            var active = Assert.Single(await shop.Host.Engine.WebhookEndpoints.ListAsync(shop.Owner, TestContextToken.Current));
            Assert.Null(active.DisabledReason);
            Assert.Equal(active.Url, (await shop.Merchant.GetAsync(Endpoint)).Json.GetProperty("webhook_url").GetString());
        }
    }

    [Fact]
    public async Task Of_several_endpoints_one_is_left_and_none_sends_once_it_is_null()
    {
        foreach (var path in new[] { "/a", "/b", "/c" })
            await _shop.Host.Engine.WebhookEndpoints.RegisterAsync(
                _shop.Owner,
                Registration(_receiver.Url + path),
                TestContextToken.Current
            );
        await _shop.Host.Engine.WebhookEndpoints.RegisterAsync(
            _shop.Owner,
            Registration(_receiver.Url + "/other") with
            {
                Format = "synapto",
            },
            TestContextToken.Current
        );

        var stopped = await ConfigureAsync(url: null, secret: null);
        Assert.Equal(("synapto", false), (Assert.Single(await ActiveAsync()).Format, stopped.Json.GetProperty("is_active").GetBoolean()));
        var read = await _shop.Merchant.GetAsync(Endpoint);
        Assert.Equal("""{"success":true,"webhook_url":null,"has_secret":true,"is_active":false}""", read.Body);

        await ConfigureAsync(_receiver.Url + "/b", secret: null);
        Assert.Equal(
            ["/webhooks/b", "/webhooks/other"],
            (await ActiveAsync()).Select(endpoint => new Uri(endpoint.Url).AbsolutePath).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(WithSecret + "q8Zr-2mVb7Kx_4Lw\"}", 200, "")]
    [InlineData(WithSecret + "q8Zr-2mVb7Kx_4Lwq9Zs-3nWc8Ly_5Mxr0At-4oXd9Mz_6Nys1Bu-5pYe0Na_7Oz\"}", 200, "")]
    [InlineData(WithSecret + "12345678\"}", 400, "webhook_secret")]
    [InlineData(WithSecret + "q8Zr-2mVb7Kx_4L\"}", 400, "webhook_secret")]
    [InlineData(WithSecret + "1234567890123456789012345678901234567890123456789012345678901234\"}", 400, "webhook_secret")]
    [InlineData("""{"webhook_url":"https://shop.example/hooks","webhook_secret":"1234567"}""", 400, "webhook_secret")]
    [InlineData(WithSecret + "12345678901234567890123456789012345678901234567890123456789012345\"}", 400, "webhook_secret")]
    [InlineData("""{"webhook_url":"ftp://shop.example/hooks"}""", 400, "webhook_url")]
    [InlineData("""{"webhook_secret":"12345678"}""", 400, "webhook_url")]
    [InlineData("""{"webhook_url":null}""", 200, "")]
    [InlineData("""{"webhook_url":"https://shop.example/hooks","events":[]}""", 400, "events")]
    public async Task A_configuration_is_checked_field_by_field(string body, int status, string field)
    {
        var answer = await PutAsync(body);

        Assert.True(answer.Status == status, answer.Body);
        if (status == 400)
            Assert.Equal(
                [field],
                answer.Json.GetProperty("error").GetProperty("details").EnumerateObject().Select(problem => problem.Name)
            );
    }

    private Task<Answer> ConfigureAsync(string? url, string? secret)
    {
        var body = new JsonObject { ["webhook_url"] = url };
        if (secret is not null)
            body["webhook_secret"] = secret;
        return PutAsync(body.ToJsonString());
    }

    private Task<Answer> PutAsync(string body) => PutAsync(_shop, body);

    private static Task<Answer> PutAsync(SyncgramShop shop, string body) =>
        shop.Merchant.SendAsync(HttpMethod.Put, Configuration, new StringContent(body, Encoding.UTF8, "application/json"));

    private static WebhookEndpointRequest Registration(string url) =>
        new()
        {
            Url = url,
            Format = "syncgram",
            AllowPrivateNetworks = true,
        };

    private async Task<IReadOnlyList<WebhookEndpoint>> ActiveAsync() =>
        [
            .. (await _shop.Host.Engine.WebhookEndpoints.ListAsync(_shop.Owner, TestContextToken.Current)).Where(endpoint =>
                endpoint.DisabledReason is null
            ),
        ];
}
