using System.Globalization;
using Payments.Storage;

namespace Payments;

/// <summary>Sees to it that what has had its time is swept on the day after.</summary>
internal static class Sweeps
{
    public static void Schedule(ChangeSet changes, string kind, DateTimeOffset until)
    {
        var sweepAt = new DateTimeOffset(until.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        changes.ScheduleOnce(kind, sweepAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), sweepAt);
    }
}
