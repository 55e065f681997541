using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>Balances are the ledger's.</summary>
public sealed class SyncPayBalanceTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Fact]
    public async Task Balances_are_the_ledger_s_with_what_is_pending_reserved_and_in_suspense()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        await merchant.TakeAsync([new(MethodIds.BankTransfer, [Currency.Ngn], FeeSchedule.Of(1m)), new(MethodIds.Card, [Currency.Usd])]);
        var paid = await merchant.PayAsync();
        await merchant.PayAsync("0123450002");
        await merchant.PayAsync("0123450404");
        await merchant.PayAsync("0123450040");
        var checkout = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);
        await host.PayByCardAsync(merchant, checkout.Json.Text("checkout_id"), Payer.Approved);
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));
        await RefundAsync(host, merchant, paid.Json.Text("charge_id")!, 250m);

        var balances = await merchant.GetAsync("/api/v1/accounts/balances");

        // A failed charge and one that nobody has paid are no money; what has arrived of an underpaid one is nobody's yet.
        Assert.Equal(200, balances.Status);
        Assert.Equal(
            Json.Compact(
                $$"""
                {"success":true,"account_id":"{{merchant.Owner.Account}}","balances":[{"currency":"NGN",
                "available_balance":"0.00","pending_balance":"74000.00","reserved_balance":"250.00","suspense_balance":"30000.00"},
                {"currency":"USD","available_balance":"0.00","pending_balance":"50.00","reserved_balance":"0.00",
                "suspense_balance":"0.00"}],
                "total_balance_usd":"0.00"}
                """
            ),
            balances.Body
        );
        await AssertLedgerAsync(host, merchant, balances);

        await host.AdvanceAsync(TimeSpan.FromDays(10));
        var later = await merchant.GetAsync("/api/v1/accounts/balances");
        Assert.Equal(
            ("74000.00", "99.33"),
            (later.Json.GetProperty("balances")[0].Text("available_balance"), later.Json.Text("total_balance_usd"))
        );
        await AssertLedgerAsync(host, merchant, later);
    }

    [Theory]
    [InlineData("0123450001")]
    [InlineData("0123450002")]
    [InlineData("0123450040")]
    [InlineData("0123450099")]
    [InlineData("0123450110")]
    [InlineData("0123450404")]
    public async Task Balances_agree_with_the_ledger_whatever_becomes_of_a_payment(string account)
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        await merchant.PayAsync(account);
        foreach (var later in (TimeSpan[])[TimeSpan.FromSeconds(3), TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(5)])
        {
            await host.AdvanceAsync(later);
            await AssertLedgerAsync(host, merchant, await merchant.GetAsync("/api/v1/accounts/balances"));
        }
    }

    [Fact]
    public async Task A_dispute_takes_its_money_out_of_the_available_balance()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var checkout = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);
        await host.PayByCardAsync(merchant, checkout.Json.Text("checkout_id"), "4000000000000259");
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        var balances = await merchant.GetAsync("/api/v1/accounts/balances");

        var usd = balances.Json.GetProperty("balances")[0];
        Assert.Equal(("0.00", "50.00"), (usd.Text("available_balance"), usd.Text("reserved_balance")));
        await AssertLedgerAsync(host, merchant, balances);
    }

    [Fact]
    public async Task Without_payments_there_are_no_balances()
    {
        var merchant = await shared.Host.NewMerchantAsync();

        Assert.Equal(
            $$"""{"success":true,"account_id":"{{merchant.Owner.Account}}","balances":[],"total_balance_usd":"0.00"}""",
            (await merchant.GetAsync("/api/v1/accounts/balances")).Body
        );
    }

    [Fact]
    public async Task Without_rates_the_total_in_dollars_is_not_known()
    {
        await using var host = await CheckoutHost.StartAsync(SyncPaySite.Plan with { Payments = null, Clock = HostPlan.DocumentClock() });
        var merchant = await host.NewMerchantAsync();
        var quote = await merchant.PostAsync(
            SyncPaySite.Quotes,
            """{"pricing":{"base_currency":"NGN","amount":"5000.00"},"payment_method":"bank_transfer","to_currency":"NGN"}"""
        );
        await merchant.PostAsync(
            SyncPaySite.Whitelabel,
            SyncPaySite.With(
                ("pricing", """{"base_currency":"NGN","amount":"5000.00"}"""),
                ("quote_id", $"\"{quote.Json.Text("quote_id")}\""),
                ("bank_account_number", "\"0123450001\"")
            )
        );
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));

        var balances = (await merchant.GetAsync("/api/v1/accounts/balances")).Json;

        Assert.Equal("5000.00", balances.GetProperty("balances")[0].Text("pending_balance"));
        Assert.Null(balances.GetProperty("total_balance_usd").GetString());
    }

    private static async Task RefundAsync(CheckoutHost host, Merchant merchant, string charge, decimal amount)
    {
        var refund = await host.Engine.Refunds.CreateAsync(
            merchant.Owner,
            new RefundCreation { ChargeId = "ch_" + charge[4..], Amount = Money.FromDecimal(amount, Currency.Ngn) },
            cancellationToken: TestContextToken.Current
        );
        Assert.True(refund.IsSuccess, refund.Refusal?.Message);
    }

    private static async Task AssertLedgerAsync(CheckoutHost host, Merchant merchant, Answer shown) =>
        Assert.Equal(
            (await host.Engine.Ledger.ListBalancesAsync(merchant.Owner, TestContextToken.Current)).Select(balance =>
                (
                    balance.Currency.Code,
                    balance.Available.ToDecimalString(),
                    balance.Pending.ToDecimalString(),
                    balance.Reserved.ToDecimalString(),
                    balance.Suspense.ToDecimalString()
                )
            ),
            shown
                .Json.GetProperty("balances")
                .EnumerateArray()
                .Select(balance =>
                    (
                        balance.Text("currency")!,
                        balance.Text("available_balance")!,
                        balance.Text("pending_balance")!,
                        balance.Text("reserved_balance")!,
                        balance.Text("suspense_balance")!
                    )
                )
        );
}
