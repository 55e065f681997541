using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.CardBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class RefundSequelTests : IAsyncDisposable
{
    private const string RefundedLater = "4000000000007726";
    private const string RefundFailsLater = "4000000000005126";

    private readonly CardBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_refund_of_a_slow_card_is_pending_and_succeeds_when_it_is_asked_about()
    {
        await _bench.Pay("ch_1", RefundedLater);

        Assert.IsType<RefundOutcome.Pending>(await _bench.Refund("re_1"));
        await _bench.Restart();
        var succeeded = Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1"));
        await _bench.Restart();

        Assert.Equal(succeeded, await _bench.Refund("re_1"));
        Assert.Equal(succeeded, await _bench.CancelRefund("re_1"));
        Assert.Equal(Pence(1099), _bench.Simulator.Ledger.AmountRefunded("ch_1"));
    }

    [Fact]
    public async Task A_pending_refund_can_be_canceled_and_its_money_refunded_again()
    {
        await _bench.Pay("ch_1", RefundedLater);
        await _bench.Refund("re_1");
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_2", 1));

        Assert.IsType<RefundOutcome.Canceled>(await _bench.CancelRefund("re_1"));
        await _bench.Restart();

        Assert.IsType<RefundOutcome.Canceled>(await _bench.Refund("re_1"));
        Assert.Equal(Pence(0), _bench.Simulator.Ledger.AmountRefunded("ch_1"));
        Assert.IsType<RefundOutcome.Pending>(await _bench.Refund("re_3"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.Simulator.FailRefundAsync("re_1", Token));
    }

    [Fact]
    public async Task Any_refund_can_be_canceled_while_its_delay_lasts()
    {
        await using var bench = new CardBench(refundDelay: TimeSpan.FromMinutes(1));
        await bench.Pay("ch_1", Approved);
        await bench.Refund("re_1", 100);
        await bench.Refund("re_2", 200);

        Assert.IsType<RefundOutcome.Canceled>(await bench.CancelRefund("re_1"));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<RefundOutcome.Succeeded>(await bench.CancelRefund("re_2"));
        Assert.Equal(Pence(200), bench.Simulator.Ledger.TotalRefunded(Currency.Of("GBP")));
    }

    [Fact]
    public async Task A_refund_that_was_canceled_before_it_was_seen_never_pays()
    {
        await _bench.Pay("ch_1", Approved);

        Assert.IsType<RefundOutcome.Canceled>(await _bench.CancelRefund("re_1"));
        await _bench.Restart();
        Assert.IsType<RefundOutcome.Canceled>(await _bench.Refund("re_1"));
        Assert.Equal(Pence(0), _bench.Simulator.Ledger.AmountRefunded("ch_1"));
    }

    [Fact]
    public async Task A_refund_can_succeed_and_fail_later_which_is_told()
    {
        await _bench.Pay("ch_1", RefundFailsLater);
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1"));
        Assert.Empty(await _bench.Told());

        await _bench.Restart();
        _bench.Time.Advance(Delay);

        var failed = Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1"));
        Assert.Equal([new RefundNotification("simulator", Simulators.Shop, "re_1", failed)], await _bench.Told(_ => false));
        await _bench.Restart();
        Assert.Single(await _bench.Told());
        Assert.Empty(await _bench.Told());
        Assert.Equal(Pence(0), _bench.Simulator.Ledger.AmountRefunded("ch_1"));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_2"));
    }

    [Fact]
    public async Task A_refund_fails_by_hand_once()
    {
        await _bench.Pay("ch_1", Approved);
        await _bench.Refund("re_1");

        await _bench.Simulator.FailRefundAsync("re_1", Token);
        await _bench.Simulator.FailRefundAsync("re_1", Token);
        await _bench.Restart();

        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1"));
        Assert.IsType<RefundOutcome.Failed>(Assert.IsType<RefundNotification>(Assert.Single(await _bench.Told())).Outcome);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.Simulator.FailRefundAsync("re_2", Token));
    }

    [Fact]
    public async Task Of_a_question_and_a_cancel_at_once_one_decides()
    {
        for (var turn = 0; turn < 50; turn++)
        {
            var (charge, refund) = ($"ch_{turn}", $"re_{turn}");
            await _bench.Pay(charge, RefundedLater);
            await _bench.Refund(refund, charge: charge);

            var asked = Task.Run(() => _bench.Refund(refund, charge: charge), Token);
            var canceled = Task.Run(() => _bench.CancelRefund(refund), Token);

            Assert.Equal(await asked, await canceled);
        }
    }
}
