using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

public sealed class SyncPayChargeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_charge_shows_the_documented_fields_and_its_history()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        await merchant.TakeAsync([new(MethodIds.BankTransfer, [Currency.Ngn], FeeSchedule.Of(1m))]);
        var payment = await merchant.PayAsync(metadata: """{"order_id":"ORD-12345","product_sku":"PREMIUM-ANNUAL"}""");

        await host.AdvanceAsync(Soon);
        var charge = await merchant.ChargeAsync(payment);

        var (id, reference) = (charge.Json.Text("charge_id"), charge.Json.Text("provider_reference"));
        var history = charge.Json.GetProperty("status_history").EnumerateArray().ToList();
        Assert.Equal(200, charge.Status);
        Assert.Equal(payment.Json.Text("charge_id"), id);
        Assert.Matches("^chr_[0-9A-Za-z]{22}$", id);
        Assert.StartsWith(
            Json.Compact(
                $$"""
                {"charge_id":"{{id}}","organization_id":"{{merchant.Owner.Account}}","customer_id":null,
                "amount":"75000.00","currency":"NGN","settlement_currency":"NGN","settlement_amount":"74250.00",
                "status":"COMPLETED","payment_provider":null,"provider_reference":"{{reference}}",
                "metadata":{"order_id":"ORD-12345","product_sku":"PREMIUM-ANNUAL"},
                "status_history":[{"status":"PENDING","occurred_at":"2026-01-24T14:30:00.000Z",
                "provider_reference":null,"reason":null},{"status":"AWAITING_PAYMENT",
                "occurred_at":"2026-01-24T14:30:00.000Z","provider_reference":"{{reference}}","reason":
                """
            ),
            charge.Body,
            StringComparison.Ordinal
        );
        Assert.Equal(["PENDING", "AWAITING_PAYMENT", "COMPLETED"], history.Select(entry => entry.Text("status")));
        Assert.All(
            history,
            entry =>
                Assert.Equal(["status", "occurred_at", "provider_reference", "reason"], entry.EnumerateObject().Select(field => field.Name))
        );
        Assert.Equal("2026-01-24T14:30:03.000Z", history[2].Text("occurred_at"));
        Assert.Equal(
            [
                "status_history",
                "created_at",
                "updated_at",
                "checkout_id",
                "payment_method",
                "amount_paid",
                "amount_remaining",
                "amount_refunded",
            ],
            charge.Json.EnumerateObject().Select(field => field.Name).Skip(11)
        );
        Assert.Equal("2026-01-24T14:30:00.000Z", charge.Json.Text("created_at"));
        Assert.Equal("2026-01-24T14:30:03.000Z", charge.Json.Text("updated_at"));
        Assert.Equal(payment.Json.Text("checkout_id"), charge.Json.Text("checkout_id"));
        Assert.Equal(charge.Body, (await merchant.GetAsync($"{SyncPaySite.Payins}/{id}")).Body);
    }

    [Theory]
    [InlineData("0123450001", "COMPLETED", "COMPLETED", "75000.00", "0.00")]
    [InlineData("0123450002", "FAILED", "FAILED", "0.00", "0.00")]
    [InlineData("0123450040", "UNDERPAID", "PENDING", "30000.00", "45000.00")]
    [InlineData("0123450110", "COMPLETED", "COMPLETED", "82500.00", "0.00")]
    [InlineData("0123450404", "AWAITING_PAYMENT", "PENDING", "0.00", "75000.00")]
    public async Task The_payer_decides_what_the_charge_and_the_checkout_read(
        string account,
        string charge,
        string checkout,
        string paid,
        string remaining
    )
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync(account);

        await host.AdvanceAsync(Soon);

        var found = await merchant.ChargeAsync(payment);
        Assert.Equal(charge, found.Json.Text("status"));
        Assert.Equal(paid, found.Json.Text("amount_paid"));
        Assert.Equal(remaining, found.Json.Text("amount_remaining"));
        Assert.Equal(checkout, await CheckoutAsync(merchant, payment));
    }

    [Fact]
    public async Task A_payer_who_never_pays_lets_charge_and_checkout_expire()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450404");

        await host.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal("EXPIRED", (await merchant.ChargeAsync(payment)).Json.Text("status"));
        Assert.Equal("EXPIRED", await CheckoutAsync(merchant, payment));
    }

    [Fact]
    public async Task An_underpaid_charge_can_be_accepted_once_and_again_with_its_key()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450040");
        await host.AdvanceAsync(Soon);
        var accept = $"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/accept";

        var accepted = await merchant.PostAsync(accept, "{}", ("Idempotency-Key", "accept-1"));
        var again = await merchant.PostAsync(accept, "", ("Idempotency-Key", "accept-1"));

        Assert.Equal(200, accepted.Status);
        Assert.Equal("ACCEPTED", accepted.Json.Text("status"));
        Assert.Equal("30000.00", accepted.Json.Text("settlement_amount"));
        Assert.Equal(
            ["PENDING", "AWAITING_PAYMENT", "UNDERPAID", "ACCEPTED"],
            accepted.Json.GetProperty("status_history").EnumerateArray().Select(entry => entry.Text("status"))
        );
        Assert.Equal(accepted.Body, again.Body);
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal("COMPLETED", await CheckoutAsync(merchant, payment));
    }

    [Theory]
    [InlineData("0123450001")]
    [InlineData("0123450404")]
    [InlineData("0123450002")]
    public async Task Where_no_money_waits_there_is_nothing_to_accept(string account)
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync(account);
        await host.AdvanceAsync(Soon);
        var before = await merchant.ChargeAsync(payment);

        var answer = await merchant.PostAsync($"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/accept", "");

        Assert.Equal(400, answer.Status);
        Assert.Equal("INVALID_STATE", answer.Error().Text("code"));
        Assert.Equal(before.Body, (await merchant.ChargeAsync(payment)).Body);
    }

    [Fact]
    public async Task What_is_underpaid_is_given_back_once_and_again_with_its_key()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450040");
        await host.AdvanceAsync(Soon);
        var giveBack = $"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/give-back";

        var given = await merchant.PostAsync(giveBack, "{}", ("Idempotency-Key", "back-1"));
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        var again = await merchant.PostAsync(giveBack, "", ("Idempotency-Key", "back-1"));
        var once = await merchant.PostAsync(giveBack, "");

        Assert.True(given.Status == 200, given.Body);
        Assert.Equal(
            ("FAILED", "30000.00", "30000.00"),
            (given.Json.Text("status"), given.Json.Text("amount_paid"), given.Json.Text("amount_refunded"))
        );
        Assert.Equal((given.Body, "true"), (again.Body, again.Header("Idempotent-Replayed")));
        Assert.Equal((400, "INVALID_STATE"), (once.Status, once.Error().Text("code")));
        var refund = Assert.Single(
            (await host.Engine.Refunds.ListAsync(merchant.Owner, cancellationToken: TestContextToken.Current)).Value.Items
        );
        Assert.Equal((RefundStatus.Succeeded, 30_000_00), (refund.Status, refund.Amount.MinorUnits));
        Assert.Equal("FAILED", await CheckoutAsync(merchant, payment));
    }

    [Fact]
    public async Task Money_that_came_late_is_given_back()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450099");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Engine.RunDueWorkAsync(TestContextToken.Current);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var given = await merchant.PostAsync($"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/give-back", "");

        Assert.Equal((200, "75000.00"), (given.Status, given.Json.Text("amount_refunded")));
    }

    [Fact]
    public async Task A_decision_on_nothing_is_not_found_and_takes_no_fields()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450040");
        await host.AdvanceAsync(Soon);

        var none = await merchant.PostAsync($"{SyncPaySite.Charges}/chr_0000000000000000000000/give-back", "");
        var wrong = await merchant.PostAsync($"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/give-back", """{"amount":"1.00"}""");

        Assert.Equal((404, "NOT_FOUND"), (none.Status, none.Error().Text("code")));
        Assert.Equal(["amount"], wrong.Details().Keys);
    }

    [Fact]
    public async Task An_acceptance_takes_no_fields()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450040");
        await host.AdvanceAsync(Soon);

        var answer = await merchant.PostAsync($"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/accept", """{"amount":"1.00"}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal(["amount"], answer.Details().Keys);
    }

    [Fact]
    public async Task Money_that_comes_late_shows_as_money_and_leaves_the_state_until_it_is_accepted()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450099");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Engine.RunDueWorkAsync(TestContextToken.Current);
        Assert.Equal("EXPIRED", (await merchant.ChargeAsync(payment)).Json.Text("status"));

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        var late = await merchant.ChargeAsync(payment);

        Assert.Equal("EXPIRED", late.Json.Text("status"));
        Assert.Equal("75000.00", late.Json.Text("amount_paid"));
        Assert.Equal(
            ["PENDING", "AWAITING_PAYMENT", "EXPIRED", "EXPIRED"],
            late.Json.GetProperty("status_history").EnumerateArray().Select(entry => entry.Text("status"))
        );
        var accepted = await merchant.PostAsync($"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}/accept", "");
        Assert.Equal("ACCEPTED", accepted.Json.Text("status"));
        Assert.Equal("COMPLETED", await CheckoutAsync(merchant, payment));
    }

    private static async Task<string> CheckoutAsync(Merchant merchant, Answer payment) =>
        (await merchant.GetAsync($"{SyncPaySite.Checkouts}/{payment.Json.Text("checkout_id")}")).Json.Text("status");
}
