namespace Payments;

/// <summary>
/// The time zones of the debit schemes. A host without time zone data, as small containers are, gets the same hours from the rule
/// of the European Union, which London keeps too: summer time from the last Sunday of March to the last of October, at 01:00 UTC.
/// </summary>
internal static class SchemeZone
{
    public static TimeZoneInfo London { get; } = Find("Europe/London") ?? ByRule("Europe/London", TimeSpan.Zero);

    public static TimeZoneInfo Brussels { get; } = Find("Europe/Brussels") ?? ByRule("Europe/Brussels", TimeSpan.FromHours(1));

    public static TimeZoneInfo Stockholm { get; } = Find("Europe/Stockholm") ?? ByRule("Europe/Stockholm", TimeSpan.FromHours(1));

    /// <summary>The zone without any data of the host's.</summary>
    public static TimeZoneInfo ByRule(string id, TimeSpan offset)
    {
        const int LastWeek = 5;
        var hour = new DateTime(1, 1, 1, 1, 0, 0) + offset;
        var summer = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(hour, 3, LastWeek, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(hour.AddHours(1), 10, LastWeek, DayOfWeek.Sunday)
        );
        return TimeZoneInfo.CreateCustomTimeZone(id, offset, id, id, id, [summer]);
    }

    private static TimeZoneInfo? Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
