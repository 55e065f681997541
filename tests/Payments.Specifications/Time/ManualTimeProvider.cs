namespace Payments.Specifications;

/// <summary>
/// A clock that stands still until a test moves it. Timers run inside <see cref="Advance"/>, in the order of their due times
/// (those due together in the order in which they were set), each at its own due time. A timer that is due at once runs at the
/// next <see cref="Advance"/>, one of zero included. Reading and timers are safe from any thread; one thread at a time advances.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _start;
    private readonly List<ManualTimer> _armed = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private DateTimeOffset _now;
    private long _armings;

    /// <summary>Starts on 1 January 2026 at midnight, UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) { }

    public ManualTimeProvider(DateTimeOffset start)
    {
        _start = start.ToUniversalTime();
        _now = _start;
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that have a due time: a delay, a time-out, a period under way.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>When the next timer is due; null where none is armed.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
                return _armed.Count == 0 ? null : _armed.Min(static timer => timer.Due);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and runs what becomes due on the way, also what those timers set in turn.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
            timer.Run();
    }

    /// <summary>
    /// Ends when at least so many timers are armed: how a test knows, without sleeping, that code elsewhere has begun to wait.
    /// </summary>
    public Task WhenArmedAsync(int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_armed.Count >= count)
                return Task.CompletedTask;

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    internal void Arm(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;

            timer.Due = _now + dueTime;
            timer.Order = _armings++;
            _armed.Add(timer);
            foreach (var (count, reached) in _watchers)
            {
                if (_armed.Count >= count)
                    reached.TrySetResult();
            }

            _watchers.RemoveAll(static watcher => watcher.Reached.Task.IsCompleted);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            var next = _armed
                .Where(timer => timer.Due <= target)
                .OrderBy(static timer => timer.Due)
                .ThenBy(static timer => timer.Order)
                .FirstOrDefault();
            var reached = next?.Due ?? target;
            if (reached > _now)
                _now = reached;
            if (next is null)
                return null;

            _armed.Remove(next);
            if (next.Period is { } period)
            {
                next.Due += period;
                next.Order = _armings++;
                _armed.Add(next);
            }

            return next;
        }
    }
}
