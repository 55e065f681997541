using System.Text.Json;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>"Pass simulated_outcome to control how the charge resolves."</summary>
public sealed class SimulatedOutcomeTests : IAsyncLifetime
{
    private const string Card = """{"payment_method":"card","currency":"USD"}""";

    private SyncgramShop _shop = null!;

    public static TheoryData<string, string, string, string, string, string> Outcomes =>
        new()
        {
            { "success", "mobile_money", "SUCCEEDED", "completed", "\"complete\"", "collection.succeeded" },
            { "success", "bank_transfer", "SUCCEEDED", "completed", "\"complete\"", "collection.succeeded" },
            { "success", "card", "SUCCEEDED", "completed", "\"complete\"", "collection.succeeded" },
            { "failed", "mobile_money", "FAILED", "failed", "\"failed\"", "collection.failed" },
            { "failed", "bank_transfer", "FAILED", "failed", "\"failed\"", "collection.failed" },
            { "failed", "card", "FAILED", "failed", "\"failed\"", "collection.failed" },
            { "underpaid", "mobile_money", "UNDERPAID", "processing", "\"underpaid_", "collection.underpaid" },
            { "underpaid", "bank_transfer", "UNDERPAID", "processing", "\"underpaid_", "collection.underpaid" },
            { "underpaid", "card", "UNDERPAID", "processing", "\"underpaid_", "collection.underpaid" },
        };

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    // The payer's own means say the opposite each time: the merchant's word counts.
    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task The_outcome_that_was_asked_for_is_what_comes(
        string outcome,
        string method,
        string status,
        string step,
        string page,
        string type
    )
    {
        var opened = await _shop.OpenAsync(("simulated_outcome", outcome));

        var submitted = await PayAgainstAsync(opened, outcome, method);
        Assert.True(submitted.Status == 200, submitted.Body);
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(status, await _shop.ChargeStatusAsync(submitted.Json.GetProperty("charge_id").GetString()!));
        Assert.Equal(step, (await opened.StepAsync()).GetProperty("type").GetString());
        Assert.Equal("COMPLETED", await opened.StatusAsync());
        Assert.Contains(page, (await new Payer(_shop.Host).OpenAsync(opened.Url.AbsoluteUri + "/status")).Body, StringComparison.Ordinal);
        Assert.Equal([type], (await _shop.EventsAsync()).Select(told => told.Type));
    }

    [Fact]
    public async Task What_is_underpaid_is_topped_up()
    {
        var opened = await _shop.OpenAsync(("simulated_outcome", "underpaid"));
        var id = (await opened.PayByTransferAsync()).Json.GetProperty("charge_id").GetString()!;
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(3));
        var partly = await _shop.ChargeAsync(id);

        await _shop.Host.Simulator.SendMoneyAsync(
            "ch_" + id["chr_".Length..],
            Money.FromDecimal(45_000m, Currency.Ngn),
            TestContextToken.Current
        );
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(("75000.00", "30000.00", "45000.00"), Money3(partly));
        var paid = await _shop.ChargeAsync(id);
        Assert.Equal("SUCCEEDED", paid.GetProperty("status").GetString());
        Assert.Equal(("75000.00", "75000.00", "0.00"), Money3(paid));
        Assert.Equal(
            ["PENDING", "PROCESSING", "UNDERPAID", "SUCCEEDED"],
            paid.GetProperty("status_history").EnumerateArray().Select(entry => entry.GetProperty("status").GetString()!)
        );
        Assert.Equal(["collection.underpaid", "collection.succeeded"], (await _shop.EventsAsync()).Select(told => told.Type));
    }

    [Fact]
    public async Task What_is_underpaid_is_accepted()
    {
        var opened = await _shop.OpenAsync(("simulated_outcome", "underpaid"), ("success_url", "https://shop.example/thanks"));
        var id = await opened.SettleAsync(Opened.BankTransfer);

        var accepted = await _shop.Merchant.PostAsync($"/api/v1/payments/charges/{id}/accept", "");
        var again = await _shop.Merchant.PostAsync($"/api/v1/payments/charges/{id}/accept", "");

        Assert.Equal((200, "ACCEPTED"), (accepted.Status, accepted.Json.GetProperty("status").GetString()));
        Assert.Equal(("75000.00", "30000.00", "0.00"), Money3(accepted.Json));
        Assert.Equal("30000.00", accepted.Json.GetProperty("settlement_amount").GetString());
        Assert.True(accepted.Json.GetProperty("is_refundable").GetBoolean());
        Assert.Equal(accepted.Body, again.Body);
        Assert.Equal("completed", (await opened.StepAsync()).GetProperty("type").GetString());
        Assert.Equal(["collection.underpaid", "collection.succeeded"], (await _shop.EventsAsync()).Select(told => told.Type));
    }

    [Fact]
    public async Task What_is_underpaid_is_given_back()
    {
        var opened = await _shop.OpenAsync(("simulated_outcome", "underpaid"));
        var id = await opened.SettleAsync(Opened.BankTransfer);

        var refundable = await _shop.RefundAsync(id, "r-1");
        var givenBack = await _shop.Merchant.PostAsync($"/api/v1/payments/charges/{id}/give-back", "");
        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(409, refundable.Status);
        Assert.Equal((200, "FAILED"), (givenBack.Status, givenBack.Json.GetProperty("status").GetString()));
        Assert.Equal(["collection.underpaid", "collection.failed", "refund.paid"], (await _shop.EventsAsync()).Select(told => told.Type));
    }

    [Fact]
    public async Task Money_that_comes_too_late_is_shown_and_can_be_accepted()
    {
        var opened = await _shop.OpenAsync();
        var id = (await opened.PayAsync("""{"payment_method":"bank_transfer","currency":"NGN","bank_account_number":"1000000099"}"""))
            .Json.GetProperty("charge_id")
            .GetString()!;
        await _shop.Host.AdvanceAsync(TimeSpan.FromMinutes(60));
        Assert.Equal("EXPIRED", await _shop.ChargeStatusAsync(id));
        Assert.Equal("EXPIRED", await opened.StatusAsync());
        await _shop.Host.AdvanceAsync(TimeSpan.FromMinutes(10));

        var late = await _shop.ChargeAsync(id);
        var accepted = await _shop.Merchant.PostAsync($"/api/v1/payments/charges/{id}/accept", "");

        Assert.Equal("EXPIRED", late.GetProperty("status").GetString());
        Assert.Equal(("75000.00", "75000.00", "0.00"), Money3(late));
        Assert.False(late.GetProperty("is_refundable").GetBoolean());
        Assert.Equal("ACCEPTED", accepted.Json.GetProperty("status").GetString());
        Assert.Equal("COMPLETED", await opened.StatusAsync());
        Assert.Equal(
            ["collection.abandoned", "collection.paid_late", "collection.succeeded"],
            (await _shop.EventsAsync()).Select(told => told.Type)
        );
    }

    [Fact]
    public async Task Nothing_is_accepted_where_no_money_waits()
    {
        var opened = await _shop.OpenAsync();
        var id = (await opened.PayByTransferAsync()).Json.GetProperty("charge_id").GetString()!;

        foreach (var decision in new[] { "accept", "give-back" })
        {
            var refused = await _shop.Merchant.PostAsync($"/api/v1/payments/charges/{id}/{decision}", "");
            Assert.Equal((409, "CONFLICT"), (refused.Status, refused.Json.GetProperty("error").GetProperty("code").GetString()));
        }
    }

    private static Task<Answer> PayAgainstAsync(Opened opened, string outcome, string method) =>
        (method, outcome) switch
        {
            ("card", "success") => opened.PayAsync(Card, Opened.Card(Payer.Declined)),
            ("card", _) => opened.PayAsync(Card, Opened.Card(Payer.Approved)),
            ("mobile_money", "success") => opened.PayAsync(Opened.MobileMoney.Replace("0000\"", "0002\"", StringComparison.Ordinal)),
            ("mobile_money", _) => opened.PayAsync(Opened.MobileMoney),
            (_, "success") => opened.PayAsync(Opened.BankTransfer.Replace("0000\"", "0002\"", StringComparison.Ordinal)),
            _ => opened.PayAsync(Opened.BankTransfer),
        };

    private static (string? Amount, string? Paid, string? Remaining) Money3(JsonElement charge) =>
        (
            charge.GetProperty("amount").GetString(),
            charge.GetProperty("amount_paid").GetString(),
            charge.GetProperty("amount_remaining").GetString()
        );
}
