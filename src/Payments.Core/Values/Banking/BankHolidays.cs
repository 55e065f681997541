namespace Payments;

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
