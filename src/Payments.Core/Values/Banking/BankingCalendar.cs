namespace Payments;

/// <summary>
/// The days on which banks of a scheme work: Monday to Friday without the holidays that follow from a rule. Holidays that a
/// government proclaims once, and those it moves, are known to nobody beforehand: add them with <see cref="WithClosed"/>.
/// Immutable.
/// </summary>
public sealed class BankingCalendar
{
    /// <summary>The most days that can be counted at once.</summary>
    public const int LongestCount = 2600;

    private readonly Func<DateOnly, bool> _isHoliday;
    private readonly HashSet<DateOnly> _closed;

    private BankingCalendar(Func<DateOnly, bool> isHoliday, HashSet<DateOnly> closed) => (_isHoliday, _closed) = (isHoliday, closed);

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
    /// <param name="days">Any days; those that are closed already stay so.</param>
    public BankingCalendar WithClosed(IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return new BankingCalendar(_isHoliday, [.. _closed, .. days]);
    }

    /// <summary>True where the banks work on a day.</summary>
    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_isHoliday(day) && !_closed.Contains(day);

    /// <summary>The day itself where it is a business day, else the first after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsBusinessDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The first business day after a day.</summary>
    public DateOnly NextBusinessDay(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>The business day that stands so many business days after a day.</summary>
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
}
