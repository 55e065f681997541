using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

public sealed class CheckoutTests : IAsyncLifetime
{
    private SyncgramShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_checkout_is_looked_up_with_all_that_was_said_of_it()
    {
        var opened = await _shop.OpenAsync(
            ("reference", "order-1"),
            ("success_url", "https://shop.example/thanks"),
            ("metadata", new JsonObject { ["order"] = new JsonObject { ["lines"] = new JsonArray(1, 2.50m, "x", true) } })
        );

        var found = (await opened.LookUpAsync()).Json;

        Assert.Equal(
            [
                "checkout_id",
                "organization_id",
                "checkout_url",
                "status",
                "expires_at",
                "created_at",
                "reference",
                "pricing",
                "customer_email",
                "customer_first_name",
                "customer_last_name",
                "success_url",
                "cancel_url",
                "metadata",
                "charge_id",
                "updated_at",
            ],
            found.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(opened.Url.AbsoluteUri, found.GetProperty("checkout_url").GetString());
        Assert.Equal("order-1", found.GetProperty("reference").GetString());
        Assert.Equal("""{"order":{"lines":[1,2.50,"x",true]}}""", found.GetProperty("metadata").GetRawText());
        Assert.Equal("""{"base_currency":"USD","amount":"50.00"}""", found.GetProperty("pricing").GetRawText());
        Assert.Equal("OPEN", found.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Another_account_finds_nothing()
    {
        var opened = await _shop.OpenAsync();
        var other = await _shop.NewAsync();

        var foreign = await other.Merchant.GetAsync($"{SyncgramShop.Checkouts}/{opened.Id}");
        var cancel = await other.Merchant.PostAsync($"{SyncgramShop.Checkouts}/{opened.Id}/cancel", "{}");

        Assert.Equal(404, foreign.Status);
        Assert.Equal(404, cancel.Status);
        Assert.Equal("OPEN", await opened.StatusAsync());
    }

    [Theory]
    [InlineData("chk_")]
    [InlineData("chk_01j9abc123")]
    [InlineData("chk_0000000000000000000000")]
    [InlineData("cs_0000000000000000000000")]
    [InlineData("chk_%2F%20")]
    public async Task An_id_that_is_none_is_not_found(string id) =>
        Assert.Equal(404, (await _shop.Merchant.GetAsync($"{SyncgramShop.Checkouts}/{id}")).Status);

    [Fact]
    public async Task Without_a_key_there_is_nothing()
    {
        string[] gets =
        [
            "/checkouts/x",
            "/charges/x",
            "/payins",
            "/payins/x",
            "/refunds",
            "/refunds/x",
            "/payment-methods",
            "/supported-currencies",
            "/rails",
        ];
        string[] posts = ["/checkouts", "/checkouts/x/cancel", "/charges/x/accept", "/charges/x/give-back", "/refunds"];
        var stranger = new Merchant(_shop.Host, _shop.Owner, "sk_test_unknown", SyncgramShop.Group);

        var answers = new List<Answer>();
        foreach (var path in gets)
            answers.Add(await stranger.GetAsync("/api/v1/payments" + path));
        foreach (var path in posts)
            answers.Add(await stranger.PostAsync("/api/v1/payments" + path, "{}"));
        answers.Add(await stranger.GetAsync("/api/v1/notifications/webhooks/endpoint"));

        Assert.All(
            answers,
            answer => Assert.Equal((401, """{"error":{"code":"UNAUTHORIZED","message":"Invalid API key"}}"""), (answer.Status, answer.Body))
        );
    }

    [Fact]
    public async Task Where_no_method_is_enabled_there_is_nothing_to_create()
    {
        await _shop.Merchant.TakeAsync([]);

        var refused = await _shop.CreateAsync(SyncgramShop.Body());

        Assert.Equal(
            (403, """{"error":{"code":"FORBIDDEN","message":"No payment methods enabled for this organization"}}"""),
            (refused.Status, refused.Body)
        );
    }

    [Fact]
    public async Task A_canceled_checkout_reads_so_and_cannot_be_canceled_again()
    {
        var opened = await _shop.OpenAsync();

        var canceled = await _shop.Merchant.PostAsync($"{SyncgramShop.Checkouts}/{opened.Id}/cancel", "");
        var again = await _shop.Merchant.PostAsync($"{SyncgramShop.Checkouts}/{opened.Id}/cancel", "");

        Assert.Equal((200, "CANCELLED"), (canceled.Status, canceled.Json.GetProperty("status").GetString()));
        Assert.Equal((409, "CONFLICT"), (again.Status, again.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal("cancelled", (await opened.StepAsync()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("chk_0000000000000000000000")]
    [InlineData("chk_none")]
    public async Task A_cancel_of_nothing_is_answered_with_the_same_bytes_again(string id)
    {
        var path = $"{SyncgramShop.Checkouts}/{id}/cancel";

        var first = await _shop.Merchant.PostAsync(path, "", ("Idempotency-Key", "cancel-1"));
        var again = await _shop.Merchant.PostAsync(path, "", ("Idempotency-Key", "cancel-1"));

        Assert.Equal(404, first.Status);
        Assert.Contains($"There is no checkout {id}", first.Body, StringComparison.Ordinal);
        Assert.Equal((first.Status, first.Body), (again.Status, again.Body));
    }

    [Fact]
    public async Task A_checkout_expires_to_the_second_after_the_minutes_that_were_asked_for()
    {
        var opened = await _shop.OpenAsync(("expires_in_minutes", 1));

        await _shop.Host.AdvanceAsync(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Equal("OPEN", await opened.StatusAsync());
        Assert.Equal(200, (await opened.GetAsync()).Status);

        await _shop.Host.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal("EXPIRED", await opened.StatusAsync());
        Assert.Equal(404, (await opened.GetAsync()).Status);
        Assert.Equal(["collection.abandoned"], (await _shop.EventsAsync()).Select(told => told.Type));
    }

    [Fact]
    public async Task A_key_makes_one_checkout_for_24_hours_and_another_body_is_refused()
    {
        var first = await _shop.CreateAsync(SyncgramShop.Body(), "key-1");
        var again = await _shop.CreateAsync(SyncgramShop.Body(), "key-1");
        var other = await _shop.CreateAsync(SyncgramShop.Body(("customer_last_name", "Roe")), "key-1");
        await _shop.Host.AdvanceAsync(TimeSpan.FromHours(24));
        var later = await _shop.CreateAsync(SyncgramShop.Body(), "key-1");

        Assert.Equal((first.Status, first.Body, "true"), (again.Status, again.Body, again.Header("Idempotent-Replayed")));
        Assert.Equal((409, "IDEMPOTENCY_CONFLICT"), (other.Status, other.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.NotEqual(first.Body, later.Body);
    }

    [Fact]
    public async Task A_reference_stands_for_one_checkout_of_an_account_and_mode()
    {
        await _shop.OpenAsync(("reference", "order-7"));

        var taken = await _shop.CreateAsync(SyncgramShop.Body(("reference", "order-7")));

        Assert.Equal(409, taken.Status);
        Assert.Equal("CONFLICT", taken.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.True(taken.Json.GetProperty("error").GetProperty("details").TryGetProperty("reference", out _));
        Assert.Equal(200, (await (await _shop.NewAsync()).CreateAsync(SyncgramShop.Body(("reference", "order-7")))).Status);
    }

    [Fact]
    public async Task Of_many_who_take_a_reference_at_once_exactly_one_gets_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var body = SyncgramShop.Body(("reference", $"race-{round}"));

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _shop.CreateAsync(body))));

            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal(409, answer.Status));
        }
    }

    [Fact]
    public async Task A_reference_is_made_where_none_is_given()
    {
        var first = (await (await _shop.OpenAsync()).LookUpAsync()).Json.GetProperty("reference").GetString()!;
        var second = (await (await _shop.OpenAsync()).LookUpAsync()).Json.GetProperty("reference").GetString()!;

        Assert.NotEqual(first, second);
        Assert.InRange(first.Length, 1, Limits.UniqueReferenceLength);
    }

    [Fact]
    public async Task A_host_name_that_nobody_said_is_asked_for()
    {
        var answer = await RawHttp.SendBareAsync(
            _shop.Host,
            $"POST {SyncgramShop.Group}{SyncgramShop.Checkouts} HTTP/1.0\r\nAuthorization: Bearer "
                + $"{_shop.Merchant.Secret}\r\nContent-Type: application/json\r\nContent-Length: "
                + $"{SyncgramShop.Body().Length}\r\n\r\n{SyncgramShop.Body()}"
        );

        Assert.Equal(400, answer.Status);
        Assert.Contains("Host", answer.Body, StringComparison.Ordinal);
    }
}
