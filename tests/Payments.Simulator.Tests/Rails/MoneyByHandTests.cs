using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class MoneyByHandTests : IAsyncDisposable
{
    private readonly RailBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_is_sent_adds_up_and_outlives_a_restart()
    {
        await _bench.Charge(Mobile("ch_1", NeverPays));
        await _bench.Send(300);
        Assert.Equal("300", (await _bench.Resolve()).Words());

        await _bench.Restart();
        await _bench.Send(701);

        Assert.Equal("1001", (await _bench.Resolve()).Words());
        await _bench.Restart();
        Assert.Equal("1001", (await _bench.Charge(Mobile("ch_1", NeverPays))).Words());
        Assert.Equal(Cedis(1001), _bench.Simulator.Ledger.AmountCharged("ch_1"));
        Assert.Equal(Cedis(1001), _bench.Simulator.Ledger.TotalCharged(Currency.Ghs));
    }

    [Fact]
    public async Task It_comes_beside_what_the_payer_does_and_after_the_end_too()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000041"));
        await _bench.Send(1);
        _bench.Time.Advance(Delay);
        Assert.Equal("401", (await _bench.Resolve()).Words());
        _bench.Time.Advance(TimeSpan.FromDays(30));
        await _bench.Send(9);

        Assert.Equal("1011", (await _bench.Resolve()).Words());
    }

    [Fact]
    public async Task A_payer_who_refuses_does_nothing_more_and_refuses_once()
    {
        await _bench.Charge(Mobile("ch_1"));
        await _bench.Refuse();
        await _bench.Refuse();
        Assert.Equal(Declined(DeclineCode.PayerRefused), await _bench.Resolve());
        _bench.Time.Advance(TimeSpan.FromHours(1));
        await _bench.Restart();

        Assert.Equal(Declined(DeclineCode.PayerRefused), await _bench.Resolve());
        Assert.Equal(["PayerRefused"], (await _bench.Told()).Select(told => told.Outcome.Words()));
        Assert.Equal(Cedis(0), _bench.Simulator.Ledger.AmountCharged("ch_1"));
    }

    [Fact]
    public async Task Money_after_a_refusal_is_money()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000002"));
        _bench.Time.Advance(Delay);
        await _bench.Refuse();
        await _bench.Send(5);

        Assert.Equal("5", (await _bench.Resolve()).Words());
        Assert.Equal(["PayerRefused", "5"], (await _bench.Told()).Select(told => told.Outcome.Words()));
    }

    [Fact]
    public async Task A_script_that_would_refuse_does_not_once_money_is_there()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000002"));
        await _bench.Send(5);
        _bench.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("5", (await _bench.Resolve()).Words());
        Assert.Equal(["5"], (await _bench.Told()).Select(told => told.Outcome.Words()));
    }

    [Fact]
    public async Task Nobody_refuses_who_has_paid()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000040"));
        _bench.Time.Advance(Delay);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Refuse());
        Assert.Equal("400", (await _bench.Resolve()).Words());
    }

    [Fact]
    public async Task Only_a_charge_that_awaited_its_payer_can_be_paid_or_refused_by_hand()
    {
        await _bench.Simulator.Charge("ch_card", Approved);
        await _bench.Resolve("ch_closed");
        await _bench.Charge(Mobile("ch_declined", "+1"));
        await _bench.Charge(Mobile("ch_1"));

        foreach (var key in new[] { "ch_card", "ch_closed", "ch_declined", "ch_none" })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Send(1, key));
            await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Refuse(key));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => _bench.Send(0));
        await Assert.ThrowsAsync<ArgumentException>(() => _bench.Send(Limits.Amount + 1));
        await Assert.ThrowsAsync<ArgumentException>(() => _bench.Send(1, "two words"));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _bench.Simulator.SendMoneyAsync("ch_1", Money.FromMinorUnits(1, Currency.Kes), Token)
        );
        Assert.Equal(4, _bench.Simulator.Ledger.Entries.Count);
    }

    [Fact]
    public async Task Money_that_is_sent_by_many_at_once_is_all_there()
    {
        await _bench.Charge(Mobile("ch_1", NeverPays));

        await Task.WhenAll(Enumerable.Range(1, 64).Select(pesewas => Task.Run(() => _bench.Send(pesewas), Token)));

        Assert.Equal("2080", (await _bench.Resolve()).Words());
        await _bench.Restart();
        Assert.Equal("2080", (await _bench.Resolve()).Words());
    }

    [Fact]
    public async Task What_has_happened_stays_so_when_the_clock_is_set_back()
    {
        await _bench.Charge(Mobile("ch_1"));
        _bench.Time.Advance(Delay);
        await _bench.Refund("re_1", 1001);
        await _bench.Simulator.DisposeAsync();

        var earlier = new SimulatorOptions { LedgerPath = _bench.LedgerPath };
        await using var simulator = new PaymentSimulator(
            earlier,
            new Payments.Specifications.ManualTimeProvider(),
            RandomSource.Cryptographic
        );
        Assert.Equal("1001", (await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token)).Words());
        Assert.Equal(Cedis(1001), simulator.Ledger.AmountRefunded("ch_1"));
    }
}
