namespace Payments.Specifications;

/// <summary>A timer of a <see cref="ManualTimeProvider"/>, which guards its due time and order.</summary>
internal sealed class ManualTimer(ManualTimeProvider time, Action callback) : ITimer
{
    private volatile bool _disposed;

    public DateTimeOffset Due { get; set; }

    /// <summary>Which of two that are due together was set first.</summary>
    public long Order { get; set; }

    /// <summary>How long after each run the next is due; null for a single run.</summary>
    public TimeSpan? Period { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        RequireTime(dueTime);
        RequireTime(period);
        if (_disposed)
            return false;

        // As with the system's timers, a period of zero is none.
        Period = period > TimeSpan.Zero ? period : null;
        time.Arm(this, dueTime);
        return true;
    }

    public void Run()
    {
        if (!_disposed)
            callback();
    }

    public void Dispose()
    {
        _disposed = true;
        time.Arm(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void RequireTime(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
    }
}
