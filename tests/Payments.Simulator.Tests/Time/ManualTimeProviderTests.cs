using Payments.Specifications;
using Xunit;

namespace Payments.Simulator.Tests;

public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Time_does_not_pass_until_it_is_advanced()
    {
        var start = _time.GetUtcNow();
        var timestamp = _time.GetTimestamp();

        Assert.Equal(start, _time.GetUtcNow());
        _time.Advance(90 * Second);

        Assert.Equal(start + (90 * Second), _time.GetUtcNow());
        Assert.Equal(90 * Second, _time.GetElapsedTime(timestamp));
    }

    [Fact]
    public void The_clock_does_not_go_back() => Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(-Second));

    [Fact]
    public void A_timer_runs_once_when_its_time_has_come_and_not_before()
    {
        var runs = 0;
        using var timer = _time.CreateTimer(_ => runs++, null, Second, Timeout.InfiniteTimeSpan);

        _time.Advance(Second - TimeSpan.FromTicks(1));
        Assert.Equal(0, runs);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, runs);
        _time.Advance(10 * Second);
        Assert.Equal(1, runs);
    }

    [Fact]
    public void Timers_run_in_the_order_of_their_due_times_each_at_its_own_time()
    {
        var start = _time.GetUtcNow();
        var runs = new List<(string Name, TimeSpan At)>();
        using var third = Named("third", 3 * Second);
        using var first = Named("first", Second);
        using var alsoFirst = Named("also first", Second);

        _time.Advance(5 * Second);

        Assert.Equal([("first", Second), ("also first", Second), ("third", 3 * Second)], runs);

        ITimer Named(string name, TimeSpan due) =>
            _time.CreateTimer(_ => runs.Add((name, _time.GetUtcNow() - start)), null, due, Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_period_runs_as_often_as_it_fits()
    {
        var runs = 0;
        using var timer = _time.CreateTimer(_ => runs++, null, Second, 2 * Second);

        _time.Advance(6 * Second);

        Assert.Equal(3, runs);
        Assert.Equal(_time.GetUtcNow() + Second, _time.NextDue);
    }

    [Fact]
    public void A_timer_that_a_timer_sets_runs_in_the_same_advance_where_it_is_due()
    {
        var runs = new List<string>();
        ITimer? inner = null;
        using var outer = _time.CreateTimer(
            _ =>
            {
                runs.Add("outer");
                inner = _time.CreateTimer(_ => runs.Add("inner"), null, Second, Timeout.InfiniteTimeSpan);
            },
            null,
            Second,
            Timeout.InfiniteTimeSpan
        );

        _time.Advance(2 * Second);

        Assert.Equal(["outer", "inner"], runs);
        inner!.Dispose();
    }

    [Fact]
    public void A_timer_that_is_due_at_once_runs_at_the_next_advance()
    {
        var runs = 0;
        using var timer = _time.CreateTimer(_ => runs++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        Assert.Equal(0, runs);
        _time.Advance(TimeSpan.Zero);
        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_changed_timer_runs_at_its_new_time_only()
    {
        var runs = 0;
        using var timer = _time.CreateTimer(_ => runs++, null, Second, Timeout.InfiniteTimeSpan);

        Assert.True(timer.Change(3 * Second, Timeout.InfiniteTimeSpan));
        _time.Advance(2 * Second);
        Assert.Equal(0, runs);
        _time.Advance(Second);
        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_disposed_timer_neither_runs_nor_changes()
    {
        var runs = 0;
        var timer = _time.CreateTimer(_ => runs++, null, Second, Second);
        timer.Dispose();

        Assert.False(timer.Change(Second, Second));
        _time.Advance(5 * Second);

        Assert.Equal(0, runs);
        Assert.Equal(0, _time.ArmedTimers);
        Assert.Null(_time.NextDue);
    }

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0, -2)]
    public void A_negative_time_is_refused(int due, int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.CreateTimer(_ => { }, null, due * Second, period * Second));

    [Fact]
    public async Task A_delay_ends_by_the_clock()
    {
        var delay = Task.Delay(Second, _time, Token);

        Assert.False(delay.IsCompleted);
        _time.Advance(Second);

        await delay;
    }

    [Fact]
    public async Task A_cancelled_delay_leaves_no_timer()
    {
        using var cancellation = new CancellationTokenSource();
        var delay = Task.Delay(Second, _time, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public async Task A_time_out_cancels_by_the_clock()
    {
        using var timeout = new CancellationTokenSource(Second, _time);

        _time.Advance(Second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, _time, timeout.Token));
    }

    [Fact]
    public async Task A_test_can_await_that_other_code_has_begun_to_wait()
    {
        var armed = _time.WhenArmedAsync(2, Token);
        var first = Task.Delay(Second, _time, Token);
        Assert.False(armed.IsCompleted);
        var second = Task.Run(() => Task.Delay(Second, _time, Token), Token);

        await armed;
        _time.Advance(Second);

        await Task.WhenAll(first, second);
        await _time.WhenArmedAsync(0, Token);
    }
}
