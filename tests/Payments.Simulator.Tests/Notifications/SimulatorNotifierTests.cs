using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class SimulatorNotifierTests : IAsyncDisposable
{
    private readonly RailBench _bench = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly SimulatorNotifier _notifier;
    private int _refusals;

    public SimulatorNotifierTests() => _notifier = new SimulatorNotifier(_bench.Simulator, _bench.Time, ReceiveAsync, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await _notifier.StopAsync(CancellationToken.None);
        _notifier.Dispose();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task It_wakes_when_the_next_payer_does_something()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000041"));
        await _notifier.StartAsync(Token);
        await _bench.Time.WhenArmedAsync(1, Token);

        _bench.Time.Advance(Delay);
        Assert.Equal("ch_1 400", await _told.Reader.ReadAsync(Token));
        await _bench.Time.WhenArmedAsync(1, Token);
        _bench.Time.Advance(Delay);

        Assert.Equal("ch_1 1001", await _told.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task It_wakes_for_what_is_done_by_hand_with_no_timer_running()
    {
        await _notifier.StartAsync(Token);
        await _bench.Charge(Mobile("ch_1", NeverPays));
        await _bench.Send(5);

        Assert.Equal("ch_1 5", await _told.Reader.ReadAsync(Token));
        Assert.Equal(0, _bench.Time.ArmedTimers);
    }

    [Fact]
    public async Task It_wakes_at_once_for_a_payer_who_has_authenticated()
    {
        await _notifier.StartAsync(Token);
        var asked = await _bench.Simulator.Charge("ch_1", CardBench.Challenged);

        await _bench.Simulator.AnswerChallengeAsync(CardBench.TokenIn(asked), authenticated: true, Token);

        Assert.Equal("ch_1 Approved", await _told.Reader.ReadAsync(Token));
        Assert.Equal(0, _bench.Time.ArmedTimers);
    }

    [Fact]
    public async Task A_host_that_runs_is_told_of_a_payers_answer_before_the_payer_goes_on()
    {
        await _bench.Charge(Mobile("ch_0"));
        await _notifier.StartAsync(Token);
        await _bench.Time.WhenArmedAsync(1, Token);
        var asked = await _bench.Simulator.Charge("ch_1", CardBench.Challenged);

        await _bench.Simulator.AnswerChallengeAsync(CardBench.TokenIn(asked), authenticated: false, Token);

        Assert.True(_told.Reader.TryRead(out var told));
        Assert.Equal("ch_1 AuthenticationFailed", told);
    }

    [Fact]
    public async Task What_was_not_taken_is_told_again_after_a_pause()
    {
        _refusals = 2;
        await _bench.Charge(Mobile("ch_1"));
        _bench.Time.Advance(Delay);
        await _notifier.StartAsync(Token);

        for (var refusal = 0; refusal < 2; refusal++)
        {
            Assert.Equal("not now", await _told.Reader.ReadAsync(Token));
            await _bench.Time.WhenArmedAsync(1, Token);
            Assert.False(_told.Reader.TryRead(out _));
            _bench.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("ch_1 1001", await _told.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task It_waits_for_a_payer_who_has_longer_than_a_timer_can_run()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000099") with { PayableUntil = _bench.Time.GetUtcNow().AddDays(60) });
        await _notifier.StartAsync(Token);

        for (var day = 0; day < 61; day++)
        {
            await _bench.Time.WhenArmedAsync(1, Token);
            Assert.False(_told.Reader.TryRead(out _));
            _bench.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal("ch_1 1001", await _told.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task It_stops_with_the_host_while_it_waits()
    {
        await _bench.Charge(Mobile("ch_1"));
        await _notifier.StartAsync(Token);
        await _bench.Time.WhenArmedAsync(1, Token);

        await _notifier.StopAsync(Token);

        Assert.True(_notifier.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(0, _bench.Time.ArmedTimers);
    }

    private ValueTask<bool> ReceiveAsync(ProviderNotification any, CancellationToken cancellationToken)
    {
        var notification = (ChargeNotification)any;
        var takes = _refusals-- <= 0;
        _told.Writer.TryWrite(takes ? $"{notification.Key} {notification.Outcome.Words()}" : "not now");
        return new(takes);
    }
}
