using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class RefundTests : IAsyncDisposable
{
    private readonly RailBench _bench = new();

    private SimulatorLedger Ledger => _bench.Simulator.Ledger;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_refund_goes_back_once_per_key_and_holds_after_a_restart()
    {
        await Paid();

        var first = Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1", 600));
        Assert.StartsWith("simre_", first.Reference, StringComparison.Ordinal);
        Assert.Equal(first, await _bench.Refund("re_1", 600));
        await _bench.Restart();
        Assert.Equal(first, await _bench.Refund("re_1", 600));

        Assert.Single(Ledger.Refunds);
        Assert.Equal(Cedis(600), Ledger.AmountRefunded("ch_1"));
        Assert.Equal(Cedis(600), Ledger.TotalRefunded(Currency.Ghs));
        Assert.Equal(Cedis(1001), Ledger.AmountCharged("ch_1"));
    }

    [Fact]
    public async Task Refunds_take_what_is_left_and_never_more()
    {
        await Paid();
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1", 600));

        var refused = Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_2", 402));
        Assert.Contains("4.01", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_3", 401));
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_4", 1));

        // What failed stays failed, also when there is money again.
        await _bench.Send(5000);
        await _bench.Restart();
        Assert.Equal(refused, await _bench.Refund("re_2", 402));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_5", 5000));
        Assert.Equal(Ledger.TotalCharged(Currency.Ghs), Ledger.TotalRefunded(Currency.Ghs));
    }

    [Fact]
    public async Task Many_refunds_at_once_take_no_more_than_came_in()
    {
        await Paid();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(number => Task.Run(() => _bench.Refund($"re_{number}", 100), Token))
        );

        Assert.Equal(10, outcomes.Count(outcome => outcome is RefundOutcome.Succeeded));
        Assert.Equal(Cedis(1000), Ledger.AmountRefunded("ch_1"));
    }

    [Fact]
    public async Task Money_that_has_not_come_cannot_go_back()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000041"));
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1", 1));
        _bench.Time.Advance(Delay);
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_2", 401));

        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_3", 400));
    }

    [Fact]
    public async Task What_a_card_paid_is_refunded()
    {
        await _bench.Simulator.Charge("ch_card", Approved);
        var request = new RefundRequest("re_1", Simulators.Shop, "ch_card", Money.FromMinorUnits(1099, Currency.Gbp));

        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Simulator.RefundAsync(request, Token));
        Assert.IsType<RefundOutcome.Failed>(
            await _bench.Simulator.RefundAsync(request with { Key = "re_2", Amount = Money.FromMinorUnits(1, Currency.Gbp) }, Token)
        );
    }

    [Fact]
    public async Task A_charge_that_is_none_of_the_owners_gives_nothing_back()
    {
        await Paid();
        await _bench.Resolve("ch_closed");
        await _bench.Charge(Mobile("ch_declined", "+1"));
        var foreign = new RefundRequest("re_0", Owner.Test("acct_other"), "ch_1", Cedis(1));
        var pounds = new RefundRequest("re_9", Simulators.Shop, "ch_1", Money.FromMinorUnits(1, Currency.Gbp));

        var refused = Assert.IsType<RefundOutcome.Failed>(await _bench.Simulator.RefundAsync(foreign, Token));
        Assert.Equal(refused, await _bench.Refund("re_1", 1, "ch_none"));
        Assert.Equal(refused, await _bench.Refund("re_2", 1, "ch_closed"));
        Assert.Contains(
            "0.00",
            Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_3", 1, "ch_declined")).Reason,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "GHS",
            Assert.IsType<RefundOutcome.Failed>(await _bench.Simulator.RefundAsync(pounds, Token)).Reason,
            StringComparison.Ordinal
        );
        await _bench.Restart();
        Assert.Equal(refused, await _bench.Refund("re_1", 1, "ch_none"));
        Assert.Empty(Ledger.Refunds);
    }

    [Fact]
    public async Task A_refund_is_pending_for_the_delay_with_which_it_began()
    {
        await using var bench = new RailBench(refundDelay: TimeSpan.FromMinutes(1));
        await bench.Charge(Mobile("ch_1"));
        bench.Time.Advance(Delay);

        Assert.Equal(new RefundOutcome.Pending(), await bench.Refund("re_1", 1001));
        Assert.IsType<RefundOutcome.Failed>(await bench.Refund("re_2", 1));
        bench.Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        await bench.Restart();
        Assert.Equal(new RefundOutcome.Pending(), await bench.Refund("re_1", 1001));
        bench.Time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<RefundOutcome.Succeeded>(await bench.Refund("re_1", 1001));
    }

    [Fact]
    public async Task The_merchant_can_ask_for_a_refund_that_fails()
    {
        await Paid();

        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1", 1, simulate: SimulatedOutcome.Failed));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_2", 1001, simulate: SimulatedOutcome.Success));
        await Assert.ThrowsAsync<ArgumentException>(() => _bench.Refund("re_3", 1, simulate: SimulatedOutcome.Underpaid));
    }

    [Fact]
    public async Task A_key_used_for_another_refund_is_refused()
    {
        await Paid();
        await _bench.Refund("re_1", 1);
        await _bench.Refund("re_2", 5000);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Refund("re_1", 2));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Refund("re_1", 1, "ch_2"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Refund("re_2", 1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.RefundAsync(new RefundRequest("re_1", Owner.Test("acct_other"), "ch_1", Cedis(1)), Token)
        );
        Assert.Equal(Cedis(1), Ledger.AmountRefunded("ch_1"));
    }

    [Fact]
    public async Task A_request_that_is_none_is_refused()
    {
        await Paid();
        var request = new RefundRequest("re_1", Simulators.Shop, "ch_1", Cedis(1));
        RefundRequest[] wrong =
        [
            request with
            {
                Key = "two words",
            },
            request with
            {
                ChargeKey = "",
            },
            request with
            {
                Owner = default,
            },
            request with
            {
                Owner = Owner.Live("acct_shop"),
            },
            request with
            {
                Amount = Cedis(0),
            },
            request with
            {
                Amount = Cedis(Limits.Amount + 1),
            },
        ];

        foreach (var one in wrong)
            await Assert.ThrowsAsync<ArgumentException>(async () => await _bench.Simulator.RefundAsync(one, Token));
        Assert.Single(Ledger.Entries);
    }

    private async Task Paid()
    {
        await _bench.Charge(Mobile("ch_1"));
        _bench.Time.Advance(Delay);
    }
}
