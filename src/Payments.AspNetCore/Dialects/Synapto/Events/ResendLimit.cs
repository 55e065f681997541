using System.Collections.Concurrent;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// How often an account may have events sent again: each time costs a delivery to every endpoint, with its retries. Counted in this
/// process, by the minute.
/// </summary>
internal sealed class ResendLimit(TimeProvider time)
{
    private readonly ConcurrentDictionary<Owner, (long Minute, int Count)> _counts = new();

    /// <summary>Counts one; false where the account has had its number, with the seconds until it may again.</summary>
    public bool TryTake(Owner owner, out int retryAfter)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var minute = now / 60;
        var counted = _counts.AddOrUpdate(
            owner,
            static (_, at) => (at, 1),
            static (_, had, at) => had.Minute == at ? (at, Math.Min(had.Count, Limits.ResendsPerMinute) + 1) : (at, 1),
            minute
        );
        retryAfter = (int)((minute + 1) * 60 - now);
        return counted.Count <= Limits.ResendsPerMinute;
    }
}
