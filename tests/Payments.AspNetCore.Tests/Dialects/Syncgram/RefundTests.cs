using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

public sealed class RefundTests : IAsyncLifetime
{
    private SyncgramShop _shop = null!;

    public static TheoryData<string, string, int> Fields =>
        new()
        {
            { "reference", "\"r\"", 200 },
            { "reference", $"\"{new string('r', 128)}\"", 200 },
            { "reference", $"\"{new string('r', 129)}\"", 400 },
            { "reference", "\"\"", 400 },
            { "reference", "null", 400 },
            { "reason", $"\"{new string('w', 500)}\"", 200 },
            { "reason", $"\"{new string('w', 501)}\"", 400 },
            { "fee_bearer", "\"ORG\"", 200 },
            { "fee_bearer", "\"CUSTOMER\"", 200 },
            { "fee_bearer", "\"org\"", 400 },
            { "idempotency_key", $"\"{new string('k', 255)}\"", 200 },
            { "idempotency_key", $"\"{new string('k', 256)}\"", 400 },
            { "idempotency_key", "\"\"", 400 },
            { "simulated_outcome", "\"success\"", 200 },
            { "simulated_outcome", "\"underpaid\"", 400 },
            { "refund_address", "\"TX\"", 400 },
            { "amount", "\"620.00\"", 200 },
            { "amount", "\"620\"", 200 },
            { "amount", "620", 200 },
            { "amount", "620.0", 200 },
            { "amount", "0.01", 200 },
            { "amount", "620.01", 400 },
            { "amount", "0", 400 },
            { "amount", "-1", 400 },
            { "amount", "1e2", 400 },
            { "amount", "\"1,00\"", 400 },
            { "amount", "1.001", 400 },
            { "amount", "true", 400 },
            { "charge_id", "null", 400 },
            { "charge_id", "\"chr_none\"", 404 },
            { "currency", "\"GHS\"", 400 },
        };

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_refund_of_all_goes_through_and_is_told_of()
    {
        var charge = await (await _shop.OpenAsync()).SettleAsync();

        var created = await _shop.RefundAsync(charge, "refund-1", ("reason", "Out of stock"));
        var id = created.Json.GetProperty("refund_id").GetString();
        var before = await _shop.ChargeAsync(charge);
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(5));
        var after = await _shop.Merchant.GetAsync($"{SyncgramShop.Refunds}/{id}");

        Assert.Equal(200, created.Status);
        Assert.Equal(
            [
                "refund_id",
                "charge_id",
                "reference",
                "status",
                "requested_amount",
                "refunded_amount",
                "refund_fee_amount",
                "currency",
                "fee_bearer",
                "reason",
                "failure_reason",
                "created_at",
                "updated_at",
                "completed_at",
            ],
            created.Json.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(
            ("processing", "620.00", null),
            (
                created.Json.GetProperty("status").GetString(),
                created.Json.GetProperty("requested_amount").GetString(),
                created.Json.GetProperty("refunded_amount").GetString()
            )
        );
        Assert.False(before.GetProperty("is_refundable").GetBoolean());
        Assert.Equal(
            ("success", "620.00"),
            (after.Json.GetProperty("status").GetString(), after.Json.GetProperty("refunded_amount").GetString())
        );
        Assert.Equal(["collection.succeeded", "refund.paid"], (await _shop.EventsAsync()).Select(told => told.Type));
    }

    [Fact]
    public async Task A_refund_that_fails_leaves_the_charge_refundable()
    {
        var charge = await (await _shop.OpenAsync()).SettleAsync();

        var created = await _shop.RefundAsync(charge, "refund-1", ("simulated_outcome", "failed"));
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(5));

        var failed = await _shop.Merchant.GetAsync($"{SyncgramShop.Refunds}/{created.Json.GetProperty("refund_id").GetString()}");
        Assert.Equal("failed", failed.Json.GetProperty("status").GetString());
        Assert.True((await _shop.ChargeAsync(charge)).GetProperty("is_refundable").GetBoolean());
        Assert.Equal(200, (await _shop.RefundAsync(charge, "refund-2")).Status);
    }

    [Fact]
    public async Task Money_whose_way_back_failed_can_be_sent_again()
    {
        var charge = await (await _shop.OpenAsync(("simulated_outcome", "underpaid"))).SettleAsync();
        var creation = new RefundCreation { ChargeId = "ch_" + charge["chr_".Length..], Simulate = SimulatedOutcome.Failed };
        Assert.True(
            (await _shop.Host.Engine.Refunds.CreateAsync(_shop.Owner, creation, cancellationToken: TestContextToken.Current)).IsSuccess
        );
        var under = await _shop.RefundAsync(charge, "refund-0");
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(5));
        var standing = await _shop.ChargeAsync(charge);

        var part = await _shop.RefundAsync(charge, "refund-1", ("amount", "1.00"));
        var whole = await _shop.RefundAsync(charge, "refund-2");
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(5));
        var again = await _shop.RefundAsync(charge, "refund-3");

        Assert.Equal(409, under.Status);
        Assert.Equal(("FAILED", true), (standing.GetProperty("status").GetString(), standing.GetProperty("is_refundable").GetBoolean()));
        Assert.Equal(400, part.Status);
        Assert.True(whole.Status == 200, whole.Body);
        Assert.Equal("248.00", whole.Json.GetProperty("requested_amount").GetString());
        Assert.Equal((409, false), (again.Status, (await _shop.ChargeAsync(charge)).GetProperty("is_refundable").GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_is_taken_within_its_limit_and_refused_beyond_it(string field, string json, int status)
    {
        var charge = await (await _shop.OpenAsync()).SettleAsync();
        var body = new JsonObject { ["charge_id"] = charge, ["reference"] = "refund-1" };
        body[field] = JsonNode.Parse(json);

        var answer = await _shop.Merchant.PostAsync(SyncgramShop.Refunds, body.ToJsonString());

        Assert.True(answer.Status == status, answer.Body);
        if (status == 400)
            Assert.Equal(
                [field],
                answer.Json.GetProperty("error").GetProperty("details").EnumerateObject().Select(problem => problem.Name)
            );
    }

    [Fact]
    public async Task A_charge_is_refunded_once_even_in_part()
    {
        var charge = await (await _shop.OpenAsync()).SettleAsync();
        await _shop.RefundAsync(charge, "refund-1", ("amount", "1.00"));

        var again = await _shop.RefundAsync(charge, "refund-2", ("amount", "1.00"));

        Assert.Equal((409, "CONFLICT"), (again.Status, again.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Of_many_refunds_of_one_charge_at_once_exactly_one_is_made()
    {
        for (var round = 0; round < 5; round++)
        {
            var charge = await (await _shop.OpenAsync()).SettleAsync();

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(i => Task.Run(() => _shop.RefundAsync(charge, $"race-{round}-{i}")))
            );

            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal(409, answer.Status));
        }
    }

    [Fact]
    public async Task A_reference_stands_for_one_refund()
    {
        var first = await (await _shop.OpenAsync()).SettleAsync();
        var second = await (await _shop.OpenAsync()).SettleAsync();
        await _shop.RefundAsync(first, "refund-1");

        var taken = await _shop.RefundAsync(second, "refund-1");

        Assert.Equal(409, taken.Status);
        Assert.True(taken.Json.GetProperty("error").GetProperty("details").TryGetProperty("reference", out _));
    }

    [Fact]
    public async Task A_second_request_with_the_idempotency_key_returns_the_original()
    {
        var charge = await (await _shop.OpenAsync()).SettleAsync();

        var first = await _shop.RefundAsync(charge, "refund-1", ("idempotency_key", "key-1"));
        var again = await _shop.RefundAsync(charge, "refund-1", ("idempotency_key", "key-1"));
        var other = await _shop.RefundAsync(charge, "refund-2", ("idempotency_key", "key-1"));

        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.Equal((409, "IDEMPOTENCY_CONFLICT"), (other.Status, other.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_is_not_paid_is_not_refunded()
    {
        var charge = (await (await _shop.OpenAsync()).PayByTransferAsync()).Json.GetProperty("charge_id").GetString()!;

        var refused = await _shop.RefundAsync(charge, "refund-1");

        Assert.Equal(409, refused.Status);
        Assert.Contains("PROCESSING", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refunds_are_listed_newest_first_with_their_total()
    {
        for (var i = 0; i < 3; i++)
        {
            await _shop.RefundAsync(await (await _shop.OpenAsync()).SettleAsync(), $"refund-{i}");
            await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        var page = await _shop.Merchant.GetAsync(SyncgramShop.Refunds + "?limit=2&offset=1&status=SUCCESS");
        var none = await _shop.Merchant.GetAsync(SyncgramShop.Refunds + "?status=failed");

        Assert.Equal(3, page.Json.GetProperty("total").GetInt32());
        Assert.Equal(
            ["refund-1", "refund-0"],
            page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("reference").GetString()!)
        );
        Assert.Equal("""{"total":0,"items":[]}""", none.Body);
    }

    [Fact]
    public async Task Another_account_s_charge_and_refund_are_not_there()
    {
        var charge = await (await _shop.OpenAsync()).SettleAsync();
        var refund = (await _shop.RefundAsync(charge, "refund-1")).Json.GetProperty("refund_id").GetString();
        var other = await _shop.NewAsync();

        Assert.Equal(404, (await other.RefundAsync(charge, "refund-2")).Status);
        Assert.Equal(404, (await other.Merchant.GetAsync($"{SyncgramShop.Refunds}/{refund}")).Status);
    }
}
