using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class GroupCommitTests : IAsyncDisposable
{
    private readonly GatedMedium _medium = new();
    private readonly ManualTimeProvider _time = new();
    private readonly PaymentSimulator _simulator;

    public GroupCommitTests() =>
        _simulator = new PaymentSimulator(new SimulatorLedger(_medium, [], _time), _time, RandomSource.Cryptographic);

    public async ValueTask DisposeAsync()
    {
        _medium.LetThrough(1000);
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_is_told_of_a_charge_before_it_is_written()
    {
        var charge = _simulator.Charge("ch_1", Approved);
        await _medium.WhenWritingAsync(Token);
        var again = _simulator.ResolveAsync(Simulators.Shop, "ch_1", Token).AsTask();

        Assert.False(charge.IsCompleted);
        Assert.False(again.IsCompleted);
        Assert.Empty(_simulator.Ledger.Entries);
        Assert.Equal(0, _simulator.Ledger.TimesCharged("ch_1"));
        _medium.LetThrough(1);

        Assert.Equal(await charge, await again);
        Assert.Equal(1, _simulator.Ledger.TimesCharged("ch_1"));
    }

    [Fact]
    public async Task What_gathers_during_a_write_goes_into_one_write_together()
    {
        var first = _simulator.Charge("ch_0", Approved);
        await _medium.WhenWritingAsync(Token);
        var others = Enumerable.Range(1, 63).Select(number => _simulator.Charge($"ch_{number}", Approved)).ToList();

        _medium.LetThrough(2);
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 63], _medium.Writes.Select(write => write.Count(value => value == (byte)'\n')));
        Assert.Equal(64, _simulator.Ledger.Charges.Count);
    }

    [Fact]
    public async Task A_caller_who_stops_waiting_leaves_the_charge_to_be_written()
    {
        using var cancellation = new CancellationTokenSource();
        var charge = _simulator.ChargeAsync(Request("ch_1", await _simulator.TokenOf(Approved)), cancellation.Token).AsTask();
        await _medium.WhenWritingAsync(Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => charge);

        _medium.LetThrough(1);

        Assert.IsType<ChargeOutcome.Approved>(await _simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
    }

    [Fact]
    public async Task After_a_failed_write_nothing_more_is_decided_and_what_stood_still_answers()
    {
        _medium.LetThrough(1);
        var standing = await _simulator.Charge("ch_1", Approved);
        await _medium.WhenWritingAsync(Token);

        _medium.Failure = new IOException("The disk is gone.");
        var lost = _simulator.Charge("ch_2", Approved);
        await _medium.WhenWritingAsync(Token);
        var gathered = _simulator.Charge("ch_3", Approved);
        _medium.LetThrough(1);
        var failure = await Assert.ThrowsAsync<SimulatorLedgerException>(() => lost);
        await Assert.ThrowsAsync<SimulatorLedgerException>(() => gathered);
        _medium.Failure = null;
        _medium.LetThrough(10);

        Assert.Contains("The disk is gone.", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SimulatorLedgerException>(async () => await _simulator.ResolveAsync(Simulators.Shop, "ch_2", Token));
        await Assert.ThrowsAsync<SimulatorLedgerException>(() => _simulator.Charge("ch_4", Approved));
        Assert.Equal(standing, await _simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
        Assert.Equal(["ch_1"], _simulator.Ledger.Entries.Select(entry => entry.Key));
        Assert.Single(_medium.Writes);
    }

    [Fact]
    public async Task Disposal_waits_for_what_is_being_written()
    {
        var charge = _simulator.Charge("ch_1", Approved);
        await _medium.WhenWritingAsync(Token);
        var disposal = _simulator.DisposeAsync().AsTask();

        Assert.False(disposal.IsCompleted);
        Assert.False(_medium.IsDisposed);
        _medium.LetThrough(1);
        await disposal;

        Assert.True(_medium.IsDisposed);
        Assert.IsType<ChargeOutcome.Approved>(await charge);
    }
}
