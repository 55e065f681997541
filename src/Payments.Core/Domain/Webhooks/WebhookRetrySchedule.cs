namespace Payments;

/// <summary>
/// When a delivery is tried again: ten attempts over about 3.1 days. The first is due at once; after a failure the wait is
/// 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, each shifted by up to 20 % either way so that the deliveries
/// that failed together do not return together.
/// </summary>
internal static class WebhookRetrySchedule
{
    /// <summary>How often a delivery is tried before it is exhausted: 10.</summary>
    public const int MaxAttempts = 10;

    private const double JitterShare = 0.2;

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.Zero,
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>The wait before the next attempt, or false when the delivery is exhausted.</summary>
    /// <param name="failedAttempts">How many attempts have failed so far, 0 before the first; never negative.</param>
    /// <param name="unit">A random number from 0 to 1, both included: 0 gives the shortest wait, 1 the longest.</param>
    /// <param name="retryAfter">
    /// What the receiver asked for, counted up to 24 h. It lengthens the wait and never shortens it.
    /// </param>
    /// <param name="delay">The wait from the moment of the failure; zero when exhausted.</param>
    public static bool TryNext(int failedAttempts, double unit, TimeSpan? retryAfter, out TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failedAttempts);
        if (!(unit >= 0 && unit <= 1))
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "The random number lies from 0 to 1.");

        delay = TimeSpan.Zero;
        if (failedAttempts >= MaxAttempts)
            return false;

        delay = Delays[failedAttempts] * (1 - JitterShare + (2 * JitterShare * unit));
        if (retryAfter is { } asked)
            delay = Max(delay, Min(asked, WebhookLimits.MaxRetryAfter));
        return true;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
