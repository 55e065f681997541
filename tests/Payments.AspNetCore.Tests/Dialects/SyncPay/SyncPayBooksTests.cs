using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>Lists, and what there is to choose from.</summary>
public sealed class SyncPayBooksTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Fact]
    public async Task Payins_come_newest_first_a_page_at_a_time_with_their_total()
    {
        var merchant = await shared.Host.NewMerchantAsync();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add((await merchant.PayAsync("0123450404")).Json.Text("charge_id"));

        // Two of one millisecond are as new as each other; their ids order them.
        made.Sort(StringComparer.Ordinal);
        made.Reverse();

        await AssertPageAsync(5, made, merchant, "");
        await AssertPageAsync(5, made[..2], merchant, "?limit=2");
        await AssertPageAsync(5, made[2..4], merchant, "?limit=2&offset=2");
        await AssertPageAsync(5, made[4..], merchant, "?limit=2&offset=4");
        await AssertPageAsync(5, [], merchant, "?offset=5");
        await AssertPageAsync(5, made, merchant, "?limit=100&offset=0");
        await AssertPageAsync(0, [], await shared.Host.NewMerchantAsync(), "");
    }

    [Fact]
    public async Task A_payin_shows_the_documented_fields()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync();
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));

        var list = await merchant.GetAsync(SyncPaySite.Payins);

        Assert.Equal(
            Json.Compact(
                $$"""
                {"total":1,"items":[{"charge_id":"{{payment.Json.Text("charge_id")}}",
                "checkout_id":"{{payment.Json.Text("checkout_id")}}",
                "organization_id":"{{merchant.Owner.Account}}","amount":"75000.00","currency":"NGN",
                "status":"COMPLETED","payment_provider":null,
                "provider_reference":"{{payment.Json.Text("provider_reference")}}",
                "created_at":"2026-01-24T14:30:00.000Z","updated_at":"2026-01-24T14:30:03.000Z"}]}
                """
            ),
            list.Body
        );
    }

    [Fact]
    public async Task Payins_can_be_narrowed_to_a_state()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        foreach (var account in (string[])["0123450001", "0123450002", "0123450040", "0123450404", "0123450001"])
            await merchant.PayAsync(account);
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));

        foreach (
            var (status, count) in (IEnumerable<(string, int)>)
                [
                    ("COMPLETED", 2),
                    ("FAILED", 1),
                    ("UNDERPAID", 1),
                    ("AWAITING_PAYMENT", 1),
                    ("PENDING", 0),
                    ("ACCEPTED", 0),
                    ("EXPIRED", 0),
                ]
        )
        {
            var list = await merchant.GetAsync($"{SyncPaySite.Payins}?status_filter={status}");
            Assert.Equal(count, list.Json.GetProperty("total").GetInt32());
            Assert.All(list.Json.GetProperty("items").EnumerateArray(), item => Assert.Equal(status, item.Text("status")));
            Assert.Equal(count, list.Json.GetProperty("items").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("limit", "?limit=0")]
    [InlineData("limit", "?limit=101")]
    [InlineData("limit", "?limit=-1")]
    [InlineData("limit", "?limit=1.5")]
    [InlineData("limit", "?limit=")]
    [InlineData("limit", "?limit=x")]
    [InlineData("limit", "?limit=1%00")]
    [InlineData("limit", "?limit=%D9%A1")]
    [InlineData("limit", "?limit=99999999999")]
    [InlineData("limit", "?limit=1&limit=2")]
    [InlineData("offset", "?offset=-1")]
    [InlineData("offset", "?offset=1000001")]
    [InlineData("status_filter", "?status_filter=PAID")]
    [InlineData("status_filter", "?status_filter=completed")]
    [InlineData("status_filter", "?status_filter=")]
    public async Task A_wrong_page_is_refused_by_name(string field, string query)
    {
        var answer = await shared.Merchant.GetAsync(SyncPaySite.Payins + query);

        Assert.Equal(400, answer.Status);
        Assert.Equal([field], answer.Details().Keys);
    }

    [Fact]
    public async Task Methods_and_currencies_are_public_and_with_a_key_those_of_its_organization()
    {
        using var bare = new HttpClient { BaseAddress = shared.Host.Client.BaseAddress };
        var open = await Answer.ReadAsync(await bare.GetAsync("/syncpay/api/v1/payments/payment-methods", TestContextToken.Current));
        var currencies = await Answer.ReadAsync(
            await bare.GetAsync("/syncpay/api/v1/payments/supported-currencies", TestContextToken.Current)
        );
        var own = await shared.Merchant.GetAsync("/api/v1/payments/payment-methods");
        var ownCurrencies = await shared.Merchant.GetAsync("/api/v1/payments/supported-currencies");

        Assert.Equal(
            ["card", "bank_transfer", "mobile_money"],
            open.Json.GetProperty("payment_methods").EnumerateArray().Select(method => method.Text("id"))
        );
        Assert.Contains("\"EUR\"", currencies.Body, StringComparison.Ordinal);
        Assert.Equal("""{"fiat":["GHS","JPY","KWD","NGN","USD"],"crypto":[]}""", ownCurrencies.Body);
        var transfer = own.Json.GetProperty("payment_methods")[1];
        Assert.Equal(
            ["id", "display_name", "icon", "description", "type", "enabled_by_default", "currencies"],
            transfer.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal("bank", transfer.Text("icon"));
        Assert.Equal("fiat", transfer.Text("type"));
        Assert.Equal(["NGN", "GHS", "USD"], transfer.GetProperty("currencies").EnumerateArray().Select(code => code.GetString()));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_where_none_is_needed()
    {
        var answer = await new Merchant(shared.Host, shared.Merchant.Owner, "sk_test_wrong", SyncPaySite.Group).GetAsync(
            "/api/v1/payments/payment-methods"
        );

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task Rails_are_those_of_a_method_and_a_currency()
    {
        var rails = await shared.Merchant.GetAsync("/api/v1/payments/rails?payment_method=mobile_money&currency=GHS");
        var none = await shared.Merchant.GetAsync("/api/v1/payments/rails?payment_method=bank_transfer");

        Assert.StartsWith(
            """{"payment_method":"mobile_money","currency":"GHS","rails":"""
                + """[{"id":"mtn","name":"MTN MoMo","active":true,"currencies":["GHS"]},""",
            rails.Body,
            StringComparison.Ordinal
        );
        Assert.Equal("""{"payment_method":"bank_transfer","currency":null,"rails":[]}""", none.Body);
    }

    [Theory]
    [InlineData("payment_method", "")]
    [InlineData("payment_method", "?payment_method=crypto")]
    [InlineData("currency", "?payment_method=card&currency=xyz")]
    [InlineData("currency", "?payment_method=mobile_money&currency=NGN")]
    public async Task A_wrong_question_for_rails_is_refused_by_name(string field, string query)
    {
        var answer = await shared.Merchant.GetAsync("/api/v1/payments/rails" + query);

        Assert.Equal(400, answer.Status);
        Assert.Equal([field], answer.Details().Keys);
    }

    [Fact]
    public async Task An_organization_is_what_the_library_knows_of_it()
    {
        var merchant = await shared.Host.NewMerchantAsync();
        await merchant.TakeAsync([new(MethodIds.BankTransfer, [Currency.Ngn, Currency.Ghs])]);

        Assert.Equal(
            Json.Compact(
                $$$"""
                {"id":"{{{merchant.Owner.Account}}}","payments_status":"ENABLED","current_env":"test",
                "enabled_payment_methods":{"bank_transfer":{"enabled":true,"currencies":["NGN","GHS"]}},
                "is_active":true}
                """
            ),
            (await merchant.GetAsync("/api/v1/organizations/me")).Body
        );
    }

    private static async Task AssertPageAsync(int total, IReadOnlyList<string> ids, Merchant merchant, string query)
    {
        var list = (await merchant.GetAsync(SyncPaySite.Payins + query)).Json;
        Assert.Equal(total, list.GetProperty("total").GetInt32());
        Assert.Equal(ids, list.GetProperty("items").EnumerateArray().Select(item => item.Text("charge_id")));
    }
}
