using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Times on the wire.</summary>
internal static class WireTime
{
    /// <summary>ISO 8601, in UTC, cut to the second: "2025-01-15T11:00:00Z".</summary>
    public static string Seconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601, in UTC, cut to the millisecond: "2026-01-24T14:30:00.000Z".</summary>
    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
