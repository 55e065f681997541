using System.Text.Json;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

public sealed class PayinTests : IAsyncLifetime
{
    private const string Payins = "/api/v1/payments/payins";

    private SyncgramShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_charge_tells_its_way_in_the_documented_fields_and_then_in_ours()
    {
        var opened = await _shop.OpenAsync(("reference", "order-1"));
        var id = await opened.SettleAsync();

        var charge = await _shop.ChargeAsync(id);

        Assert.Equal(
            [
                "charge_id",
                "organization_id",
                "customer_id",
                "amount",
                "currency",
                "settlement_currency",
                "settlement_amount",
                "status",
                "metadata",
                "status_history",
                "created_at",
                "updated_at",
                "reference",
                "checkout_id",
                "payment_method",
                "amount_paid",
                "amount_remaining",
                "is_refundable",
            ],
            charge.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(
            ("620.00", "GHS", "SUCCEEDED", opened.Id),
            (
                charge.GetProperty("amount").GetString(),
                charge.GetProperty("currency").GetString(),
                charge.GetProperty("status").GetString(),
                charge.GetProperty("checkout_id").GetString()
            )
        );
        var history = charge.GetProperty("status_history").EnumerateArray().ToList();
        Assert.Equal(["PENDING", "PROCESSING", "SUCCEEDED"], history.Select(entry => entry.GetProperty("status").GetString()!));
        Assert.Equal(["status", "occurred_at", "provider_reference", "reason"], history[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, history[0].GetProperty("provider_reference").ValueKind);
        Assert.Equal(id, (await opened.LookUpAsync()).Json.GetProperty("charge_id").GetString());
    }

    [Fact]
    public async Task A_payin_is_the_charge_as_the_business_sees_it()
    {
        var opened = await _shop.OpenAsync(("reference", "order-1"));
        var id = (await opened.PayByTransferAsync()).Json.GetProperty("charge_id").GetString();

        var payin = (await _shop.Merchant.GetAsync($"{Payins}/{id}")).Json;

        Assert.Equal(
            [
                "charge_id",
                "reference",
                "checkout_id",
                "organization_id",
                "status",
                "amount_paid",
                "amount_remaining",
                "is_refundable",
                "amount",
                "currency",
                "payment_method",
                "payment_rail",
                "channel",
                "customer_email",
                "customer_name",
                "created_at",
                "updated_at",
                "completed_at",
            ],
            payin.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(
            ("PROCESSING", "0.00", "75000.00", "Jane Doe"),
            (
                payin.GetProperty("status").GetString(),
                payin.GetProperty("amount_paid").GetString(),
                payin.GetProperty("amount_remaining").GetString(),
                payin.GetProperty("customer_name").GetString()
            )
        );
        Assert.Equal(JsonValueKind.Null, payin.GetProperty("completed_at").ValueKind);
    }

    [Fact]
    public async Task Payins_are_listed_newest_first_by_limit_offset_and_status()
    {
        for (var i = 0; i < 5; i++)
        {
            var opened = await _shop.OpenAsync(("reference", $"order-{i}"), ("simulated_outcome", i % 2 == 0 ? "success" : "failed"));
            await opened.SettleAsync();
        }

        var all = (await _shop.Merchant.GetAsync(Payins)).Json;
        var page = (await _shop.Merchant.GetAsync(Payins + "?limit=2&offset=1&status_filter=SUCCEEDED")).Json;
        var beyond = await _shop.Merchant.GetAsync(Payins + "?offset=2147483647");

        Assert.Equal((5, 5), (all.GetProperty("total").GetInt32(), all.GetProperty("items").GetArrayLength()));
        Assert.Equal(
            [
                "id",
                "reference",
                "status",
                "is_refundable",
                "customer_email",
                "customer_name",
                "amount",
                "amount_paid",
                "amount_remaining",
                "amount_collected",
                "currency",
                "transaction_date",
                "completed_at",
            ],
            all.GetProperty("items")[0].EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(3, page.GetProperty("total").GetInt32());
        Assert.Equal(
            ["order-2", "order-0"],
            page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("reference").GetString()!)
        );
        Assert.Equal("""{"total":5,"items":[]}""", beyond.Body);
    }

    [Theory]
    [InlineData("?limit=1", 200)]
    [InlineData("?limit=100", 200)]
    [InlineData("?limit=0", 400)]
    [InlineData("?limit=101", 400)]
    [InlineData("?limit=x", 400)]
    [InlineData("?limit=", 400)]
    [InlineData("?limit=1&limit=2", 400)]
    [InlineData("?offset=-1", 400)]
    [InlineData("?offset=2147483648", 400)]
    [InlineData("?status_filter=COMPLETED", 400)]
    [InlineData("?page=2", 400)]
    public async Task A_list_s_parameters_are_checked(string query, int status) =>
        Assert.Equal(status, (await _shop.Merchant.GetAsync(Payins + query)).Status);

    [Fact]
    public async Task Another_account_sees_no_charge()
    {
        var id = await (await _shop.OpenAsync()).SettleAsync();
        var other = await _shop.NewAsync();

        Assert.Equal(404, (await other.Merchant.GetAsync("/api/v1/payments/charges/" + id)).Status);
        Assert.Equal(404, (await other.Merchant.GetAsync($"{Payins}/{id}")).Status);
        Assert.Equal(404, (await other.Merchant.PostAsync($"/api/v1/payments/charges/{id}/accept", "")).Status);
        Assert.Equal("""{"total":0,"items":[]}""", (await other.Merchant.GetAsync(Payins)).Body);
    }

    [Fact]
    public async Task An_account_s_methods_currencies_and_rails_are_told()
    {
        var methods = (await _shop.Merchant.GetAsync("/api/v1/payments/payment-methods")).Json;
        var currencies = await _shop.Merchant.GetAsync("/api/v1/payments/supported-currencies");
        var rails = await _shop.Merchant.GetAsync("/api/v1/payments/rails?payment_method=mobile_money&currency=GHS");
        var wrong = await _shop.Merchant.GetAsync("/api/v1/payments/rails?payment_method=crypto&currency=ghs");

        Assert.Equal(
            ["card", "bank_transfer", "mobile_money"],
            methods.GetProperty("payment_methods").EnumerateArray().Select(method => method.GetProperty("id").GetString()!)
        );
        Assert.Equal("""{"fiat":["GHS","JPY","KWD","NGN","USD"],"crypto":[]}""", currencies.Body);
        Assert.Equal(
            """{"id":"mtn","name":"MTN MoMo","active":true,"currencies":["GHS"]}""",
            rails.Json.GetProperty("rails")[0].GetRawText()
        );
        Assert.Equal(
            ["payment_method", "currency"],
            wrong.Json.GetProperty("error").GetProperty("details").EnumerateObject().Select(problem => problem.Name)
        );
    }
}
