using System.Diagnostics;

namespace Payments.EndToEnd.Tests;

/// <summary>Waits for what another process does. The limit is there so that a failure ends, not to time anything.</summary>
internal static class Eventually
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(90);

    public static Task IsTrueAsync(
        Func<Task<bool>> condition,
        string what,
        CancellationToken cancellationToken,
        TimeSpan? patience = null
    ) => GetAsync<object>(async () => await condition() ? what : null, what, cancellationToken, patience);

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> GetAsync<T>(
        Func<Task<T?>> read,
        string what,
        CancellationToken cancellationToken,
        TimeSpan? patience = null
    )
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(40));
        do
        {
            if (await read() is { } found)
                return found;
        } while (Stopwatch.GetElapsedTime(began) < (patience ?? Patience) && await timer.WaitForNextTickAsync(cancellationToken));

        throw new TimeoutException($"Waited in vain: {what}.");
    }
}
