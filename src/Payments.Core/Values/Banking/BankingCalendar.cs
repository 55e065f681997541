namespace Payments;

/// <summary>
/// The days on which banks of a scheme work: Monday to Friday without the holidays that follow from a rule. Holidays that a
/// government proclaims once, and those it moves, follow from none: <see cref="WithClosed"/> adds them, and <see cref="WithOpen"/> takes
/// away the days that they were moved from. Set the result in <see cref="PaymentsOptions.BankingCalendars"/>. Immutable.
/// </summary>
public sealed class BankingCalendar
{
    /// <summary>The most days that can be counted at once.</summary>
    public const int LongestCount = 2600;

    private readonly Func<DateOnly, bool> _isHoliday;

    // What is said of single days: true where the banks work.
    private readonly Dictionary<DateOnly, bool> _exceptions;

    private BankingCalendar(Func<DateOnly, bool> isHoliday, Dictionary<DateOnly, bool> exceptions) =>
        (_isHoliday, _exceptions) = (isHoliday, exceptions);

    /// <summary>
    /// England and Wales, whose bank holidays Bacs keeps: New Year's Day, Good Friday, Easter Monday, the first and last Monday
    /// of May, the last Monday of August, Christmas Day and Boxing Day, with a weekday instead of those that fall on a weekend.
    /// </summary>
    public static BankingCalendar Uk { get; } = new(BankHolidays.IsUk, []);

    /// <summary>TARGET, which settles euros: closed on 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.</summary>
    public static BankingCalendar Target { get; } = new(BankHolidays.IsTarget, []);

    /// <summary>
    /// Sweden, as Bankgirot works: closed on public holidays and on the eves of Midsummer, Christmas and New Year.
    /// </summary>
    public static BankingCalendar Sweden { get; } = new(BankHolidays.IsSwedish, []);

    /// <summary>The same calendar with more days closed.</summary>
    /// <param name="days">Any days; those that are closed already stay so. Of a day that is opened and closed, the last counts.</param>
    public BankingCalendar WithClosed(IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return With(days, isOpen: false);
    }

    /// <summary>
    /// The same calendar with holidays on which the banks work after all, such as the Monday that a holiday was moved from.
    /// </summary>
    /// <param name="days">Days from Monday to Friday; those that are open already stay so.</param>
    /// <exception cref="ArgumentException">A day is a Saturday or a Sunday, on which no scheme works.</exception>
    public BankingCalendar WithOpen(IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        DateOnly[] opened = [.. days];
        foreach (var day in opened.Where(IsWeekend))
            throw new ArgumentException($"{day:O} is a {day.DayOfWeek}, on which no scheme works; leave it out.", nameof(days));
        return With(opened, isOpen: true);
    }

    /// <summary>True where the banks work on a day.</summary>
    public bool IsBusinessDay(DateOnly day) =>
        !IsWeekend(day) && (_exceptions.TryGetValue(day, out var isOpen) ? isOpen : !_isHoliday(day));

    /// <summary>The day itself where it is a business day, else the first after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsBusinessDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The first business day after a day.</summary>
    public DateOnly NextBusinessDay(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>The business day a number of business days after a day.</summary>
    /// <param name="day">The day to count from. With 0 days it is the answer, or the first business day after it.</param>
    /// <param name="days">0 to <see cref="LongestCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">So many days cannot be counted.</exception>
    public DateOnly AddBusinessDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, LongestCount);
        if (days == 0)
            return OnOrAfter(day);

        for (; days > 0; days--)
            day = NextBusinessDay(day);
        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // What was said last of a day counts.
    private BankingCalendar With(IEnumerable<DateOnly> days, bool isOpen)
    {
        var exceptions = new Dictionary<DateOnly, bool>(_exceptions);
        foreach (var day in days)
            exceptions[day] = isOpen;
        return new BankingCalendar(_isHoliday, exceptions);
    }
}

/// <summary>The holidays that follow from a rule. Weekends are left to the calendar. Pure.</summary>
internal static class BankHolidays
{
    public static bool IsUk(DateOnly day) =>
        IsSubstitutedNewYear(day)
        || IsEasterHoliday(day)
        || (day is { Month: 5, DayOfWeek: DayOfWeek.Monday } && day.Day is <= 7 or >= 25)
        || (day is { Month: 8, DayOfWeek: DayOfWeek.Monday, Day: >= 25 })
        || IsUkChristmas(day);

    public static bool IsTarget(DateOnly day) => IsEasterHoliday(day) || (day.Month, day.Day) is (1, 1) or (5, 1) or (12, 25) or (12, 26);

    public static bool IsSwedish(DateOnly day) =>
        IsEasterHoliday(day)
        || day.DayNumber == Easter.Of(day.Year).DayNumber + 39
        || (day is { Month: 6, DayOfWeek: DayOfWeek.Friday, Day: >= 19 and <= 25 })
        || (day.Month, day.Day) is (1, 1) or (1, 6) or (5, 1) or (6, 6) or (12, 24) or (12, 25) or (12, 26) or (12, 31);

    private static bool IsEasterHoliday(DateOnly day) => day.Month is 3 or 4 && day.DayNumber - Easter.Of(day.Year).DayNumber is -2 or 1;

    // On a weekend, the Monday after it.
    private static bool IsSubstitutedNewYear(DateOnly day) =>
        day.Month == 1 && (day.Day == 1 || (day is { DayOfWeek: DayOfWeek.Monday, Day: 2 or 3 }));

    // Two weekdays from the 25th on, whatever of the two days falls on a weekend: the 27th stands for a 25th on a weekend, the
    // 28th for a 26th on one.
    private static bool IsUkChristmas(DateOnly day) =>
        (day.Month, day.Day, day.DayOfWeek) switch
        {
            (12, 25 or 26, _) => true,
            (12, 27, DayOfWeek.Monday or DayOfWeek.Tuesday) => true,
            (12, 28, DayOfWeek.Monday or DayOfWeek.Tuesday) => true,
            _ => false,
        };
}

/// <summary>Easter Sunday of the Gregorian calendar.</summary>
internal static class Easter
{
    /// <summary>The day in a year, between 22 March and 25 April, by the method that an anonymous reader sent to Nature in 1876.</summary>
    public static DateOnly Of(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var skipped = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * golden) + century - (century / 4) - skipped + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(moon + weekday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}

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
