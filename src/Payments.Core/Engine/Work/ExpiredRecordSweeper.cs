using System.Globalization;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Removes the records of a type that have expired, a few at a time: idempotency keys, quotes. One sweep a day for all whose time
/// is over on it.
/// </summary>
/// <param name="engine">The engine's services.</param>
/// <param name="kind">The kind of work.</param>
/// <param name="type">The records; one of their lists is by expiry.</param>
/// <param name="expiry">When a record expires.</param>
/// <param name="kept">How long it is kept after that.</param>
internal sealed class ExpiredRecordSweeper<T>(
    EngineServices engine,
    string kind,
    RecordType<T> type,
    Func<T, DateTimeOffset> expiry,
    TimeSpan kept
) : IWorkHandler
    where T : class
{
    private const int Batch = 200;

    public string Kind => kind;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        // Columns cut times to milliseconds: a record that ends within this one may still be there.
        var byExpiry = type.Lists.First(order => order.By is not null);
        var query = new ListQuery(byExpiry, Batch) { UpTo = (engine.Now - kept).ToUnixTimeMilliseconds() - 1 };
        while (true)
        {
            var expired = await engine.Store.ListAsync(type, work.Owner, query, cancellationToken).ConfigureAwait(false);
            var changes = new ChangeSet(work.Owner);
            foreach (var record in expired)
                changes.Delete(type, record);
            if (expired.Count < Batch)
            {
                await ScheduleNextAsync(changes, byExpiry, expired.Count, cancellationToken).ConfigureAwait(false);
                changes.Complete(work);
            }

            var commit = await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (expired.Count < Batch && commit.Status != CommitStatus.Conflict)
                return;
        }
    }

    // What remains has a sweep of its own, unless a release that kept records for less has scheduled this one for it.
    private async ValueTask ScheduleNextAsync(ChangeSet changes, ListOrder byExpiry, int expired, CancellationToken cancellationToken)
    {
        var oldest = await engine
            .Store.ListAsync(type, changes.Owner, new ListQuery(byExpiry, expired + 1), cancellationToken)
            .ConfigureAwait(false);
        if (oldest.Count > expired)
            Sweeps.Schedule(changes, kind, expiry(oldest[^1].Value) + kept);
    }
}

/// <summary>Schedules the sweep of what has expired for the day after.</summary>
internal static class Sweeps
{
    public static void Schedule(ChangeSet changes, string kind, DateTimeOffset until)
    {
        var sweepAt = new DateTimeOffset(until.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        changes.ScheduleOnce(kind, sweepAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), sweepAt);
    }
}
