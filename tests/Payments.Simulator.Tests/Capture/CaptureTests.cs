using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.CardBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class CaptureTests : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly CardBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Reserved_money_is_not_taken_until_it_is_captured_once()
    {
        var reserved = Assert.IsType<ChargeOutcome.Authorized>(await _bench.Authorize("ch_1"));
        Assert.Equal(_bench.Now + Lifetime, reserved.Until);
        Assert.Equal((0, Pence(0)), (_bench.Simulator.Ledger.TimesCharged("ch_1"), _bench.Simulator.Ledger.AmountCharged("ch_1")));

        await _bench.Restart();
        var captured = await _bench.Capture(pence: 1000);
        await _bench.Restart();

        Assert.Equal(new ChargeOutcome.Captured(reserved.Reference, Pence(1000)), captured);
        Assert.Equal(captured, await _bench.Capture(pence: 1000));
        Assert.Equal(captured, await _bench.Resolve());
        Assert.Equal(captured, await _bench.Release());
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Capture(pence: 999));
        Assert.Equal((1, Pence(1000)), (_bench.Simulator.Ledger.TimesCharged("ch_1"), _bench.Simulator.Ledger.AmountCharged("ch_1")));
    }

    [Fact]
    public async Task No_more_is_refunded_than_was_captured()
    {
        await _bench.Authorize("ch_1");
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_0", 1));
        await _bench.Capture(pence: 600);

        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1", 601));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_2", 600));
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_3", 1));
    }

    [Fact]
    public async Task A_reservation_ends_by_itself_and_cannot_be_captured_any_more()
    {
        await _bench.Authorize("ch_1");
        _bench.Time.Advance(Lifetime);

        Assert.Equal(Declined(DeclineCode.AuthorizationExpired), await _bench.Capture());
        await _bench.Restart();
        Assert.Equal(Declined(DeclineCode.AuthorizationExpired), await _bench.Resolve());
        Assert.Equal(Declined(DeclineCode.AuthorizationExpired), await _bench.Release());
        Assert.Single(_bench.Simulator.Ledger.Entries, entry => entry is SimulatorCardEntry.AuthorizationLapsed);
    }

    [Fact]
    public async Task A_reservation_can_be_captured_until_just_before_it_ends()
    {
        await _bench.Authorize("ch_1");
        _bench.Time.Advance(Lifetime - TimeSpan.FromTicks(1));

        Assert.IsType<ChargeOutcome.Captured>(await _bench.Capture());
    }

    [Fact]
    public async Task A_reservation_that_was_released_is_never_captured()
    {
        await _bench.Authorize("ch_1");

        Assert.Equal(Declined(DeclineCode.Released), await _bench.Release());
        await _bench.Restart();

        Assert.Equal(Declined(DeclineCode.Released), await _bench.Capture());
        Assert.Equal(Declined(DeclineCode.Released), await _bench.Release());
    }

    [Fact]
    public async Task A_key_that_was_released_before_it_was_seen_is_never_charged()
    {
        Assert.Equal(Declined(DeclineCode.Released), await _bench.Release());
        await _bench.Restart();
        Assert.Equal(Declined(DeclineCode.Released), await _bench.Release());

        Assert.Equal(Declined(DeclineCode.NotSent), await _bench.Pay("ch_1", Approved));
        Assert.Equal(Declined(DeclineCode.NotSent), await _bench.Resolve());
    }

    [Theory]
    [InlineData(1100, "GBP")]
    [InlineData(1099, "USD")]
    [InlineData(0, "GBP")]
    public async Task What_is_not_reserved_is_not_captured(long amount, string currency)
    {
        await _bench.Authorize("ch_1");

        await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
            await _bench.Simulator.CaptureAsync(
                new CaptureRequest("ch_1", Simulators.Shop, Money.FromMinorUnits(amount, Currency.Of(currency))),
                Token
            )
        );
        Assert.IsType<ChargeOutcome.Authorized>(await _bench.Resolve());
    }

    [Fact]
    public async Task Only_its_owner_captures_and_releases_what_was_reserved()
    {
        await _bench.Authorize("ch_1");
        var other = Owner.Test("acct_other");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Capture("ch_2"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.CaptureAsync(new CaptureRequest("ch_1", other, Pence(1)), Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.Simulator.ReleaseAsync(other, "ch_1", Token));
        Assert.IsType<ChargeOutcome.Authorized>(await _bench.Resolve());
    }

    [Fact]
    public async Task A_charge_that_was_taken_at_once_is_neither_captured_nor_released()
    {
        var paid = await _bench.Pay("ch_1", Approved);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Capture());
        Assert.Equal(paid, await _bench.Release());
    }

    [Fact]
    public async Task Of_a_capture_and_a_release_at_once_one_wins()
    {
        for (var turn = 0; turn < 50; turn++)
        {
            var key = $"ch_{turn}";
            await _bench.Authorize(key);

            var capture = Task.Run(() => _bench.Capture(key), Token);
            var release = Task.Run(() => _bench.Release(key), Token);

            Assert.Equal(await capture, await release);
            Assert.Equal((await capture) is ChargeOutcome.Captured ? 1 : 0, _bench.Simulator.Ledger.TimesCharged(key));
        }
    }

    [Fact]
    public async Task Of_two_captures_at_once_one_takes_the_money()
    {
        await _bench.Authorize("ch_1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _bench.Capture(pence: 500), Token)));

        Assert.Single(outcomes.Distinct());
        Assert.Single(_bench.Simulator.Ledger.Entries, entry => entry is SimulatorCardEntry.Captured);
    }
}
