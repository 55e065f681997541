namespace Payments;

/// <summary>Until when a card is good. The one rule of page, scripts, saved cards and simulator. Pure.</summary>
public static class CardValidity
{
    // The time zone farthest behind UTC: a card is good until its month is over everywhere.
    private static readonly TimeSpan _lastTimeZone = TimeSpan.FromHours(12);

    /// <summary>The earliest month that a card which is still good may name.</summary>
    /// <param name="now">The server's time.</param>
    public static (int Year, int Month) EarliestMonth(DateTimeOffset now)
    {
        var latest = now.UtcDateTime - _lastTimeZone;
        return (latest.Year, latest.Month);
    }

    /// <summary>Whether the last day of a month is over everywhere on Earth, so that a card that names it has expired.</summary>
    /// <param name="year">Four digits.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="now">The server's time.</param>
    public static bool IsOver(int year, int month, DateTimeOffset now) => (year, month).CompareTo(EarliestMonth(now)) < 0;
}
