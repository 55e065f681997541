using System.Globalization;
using System.Text.RegularExpressions;

namespace Payments.AspNetCore;

/// <summary>The month after whose last day a card is no longer good.</summary>
internal readonly partial record struct CardExpiry(int Month, int Year)
{
    // The farthest time zone behind UTC: a card is good until its month is over everywhere.
    private static readonly TimeSpan LastTimeZone = TimeSpan.FromHours(12);

    /// <summary>
    /// Reads "01/29", "1/29", "01 / 2029", "01-29", "01.29", "01 29", "0129" and "012029"; null for anything else. Two digits
    /// mean this century.
    /// </summary>
    internal static CardExpiry? Parse(string? text, DateTimeOffset now)
    {
        if (text is null || Form().Match(text.Trim()) is not { Success: true } match)
            return null;
        var month = Number(match.Groups["month"]);
        var year = Number(match.Groups["year"]);
        if (month is < 1 or > 12)
            return null;
        return new CardExpiry(month, match.Groups["year"].Length == 4 ? year : now.UtcDateTime.Year / 100 * 100 + year);
    }

    internal bool IsPast(DateTimeOffset now)
    {
        var latest = now.UtcDateTime - LastTimeZone;
        return (Year, Month).CompareTo((latest.Year, latest.Month)) < 0;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?:(?<month>[0-9]{1,2}) ?[/.\- ] ?|(?<month>[0-9]{2}))(?<year>[0-9]{4}|[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
