using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class BankingCalendarTests
{
    private static readonly Gen<DateOnly> Days =
        from number in Gen.Choose(new DateOnly(2000, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber)
        select DateOnly.FromDayNumber(number);

    private static readonly Gen<BankingCalendar> Calendars = Gen.Elements(
        BankingCalendar.Uk,
        BankingCalendar.Target,
        BankingCalendar.Sweden
    );

    [Theory]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void The_banks_of_England_and_Wales_close_on_the_published_holidays(int year, string closed) =>
        Assert.Equal(closed, Closed(BankingCalendar.Uk, year));

    [Fact]
    public void A_Christmas_on_a_Sunday_is_kept_on_the_Tuesday() =>
        Assert.Equal("01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27", Closed(BankingCalendar.Uk, 2022));

    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 05-01 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-01 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-01 12-25")]
    [InlineData(2027, "01-01 03-26 03-29")]
    public void Target_closes_on_six_days_without_substitutes(int year, string closed) =>
        Assert.Equal(closed, Closed(BankingCalendar.Target, year));

    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31")]
    [InlineData(2025, "01-01 01-06 04-18 04-21 05-01 05-29 06-06 06-20 12-24 12-25 12-26 12-31")]
    [InlineData(2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31")]
    public void Bankgirot_closes_on_holidays_and_on_three_eves(int year, string closed) =>
        Assert.Equal(closed, Closed(BankingCalendar.Sweden, year));

    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2019-04-21")]
    [InlineData("2038-04-25")]
    [InlineData("2285-03-22")]
    public void Easter_is_where_the_tables_have_it(string day)
    {
        var easter = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.Equal(easter, Easter.Of(easter.Year));
    }

    [Fact]
    public void Every_Easter_is_a_Sunday_between_22_March_and_25_April() =>
        Assert.All(
            Enumerable.Range(1583, 1000),
            year =>
            {
                var easter = Easter.Of(year);
                Assert.True(
                    easter.DayOfWeek == DayOfWeek.Sunday && easter >= new DateOnly(year, 3, 22) && easter <= new DateOnly(year, 4, 25),
                    $"{easter:O}"
                );
            }
        );

    [Fact]
    public void Holidays_that_are_proclaimed_are_added()
    {
        var coronation = new DateOnly(2023, 5, 8);
        var calendar = BankingCalendar.Uk.WithClosed([coronation]);

        Assert.True(BankingCalendar.Uk.IsBusinessDay(coronation));
        Assert.False(calendar.IsBusinessDay(coronation));
        Assert.False(calendar.WithClosed([new(2023, 5, 9)]).IsBusinessDay(coronation));
        Assert.Equal(new DateOnly(2023, 5, 9), calendar.NextBusinessDay(new(2023, 5, 5)));
    }

    [Fact]
    public void A_holiday_that_is_moved_is_worked_on_and_the_other_day_is_not()
    {
        // As in 2020, when the early May holiday of 4 May was kept on Friday 8 May.
        var (rule, proclaimed) = (new DateOnly(2020, 5, 4), new DateOnly(2020, 5, 8));
        var calendar = BankingCalendar.Uk.WithOpen([rule]).WithClosed([proclaimed]);

        Assert.Equal((false, true), (BankingCalendar.Uk.IsBusinessDay(rule), BankingCalendar.Uk.IsBusinessDay(proclaimed)));
        Assert.Equal((true, false), (calendar.IsBusinessDay(rule), calendar.IsBusinessDay(proclaimed)));
        Assert.Equal(rule, calendar.NextBusinessDay(new(2020, 5, 1)));
        Assert.Equal(new DateOnly(2020, 5, 11), calendar.NextBusinessDay(new(2020, 5, 7)));
    }

    [Fact]
    public void The_spring_holiday_of_2022_was_moved_and_another_day_added()
    {
        var calendar = BankingCalendar.Uk.WithOpen([new(2022, 5, 30)]).WithClosed([new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19)]);

        Assert.Equal("01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27", Closed(calendar, 2022));
    }

    [Theory]
    [InlineData("2026-05-04", "open closed", false)]
    [InlineData("2026-05-04", "closed open", true)]
    [InlineData("2026-05-05", "open closed", false)]
    [InlineData("2026-05-05", "closed open", true)]
    [InlineData("2026-05-05", "open", true)]
    [InlineData("2026-05-04", "closed", false)]
    [InlineData("2026-05-04", "open open", true)]
    [InlineData("2026-05-09", "closed", false)]
    public void Of_a_day_that_is_opened_and_closed_the_last_counts(string day, string said, bool isBusinessDay)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var calendar = said.Split(' ')
            .Aggregate(BankingCalendar.Uk, (before, word) => word == "open" ? before.WithOpen([date]) : before.WithClosed([date]));

        Assert.Equal(isBusinessDay, calendar.IsBusinessDay(date));
    }

    [Theory]
    [InlineData("2026-05-09")]
    [InlineData("2026-05-10")]
    public void No_scheme_works_on_a_weekend(string day) =>
        Assert.Contains(
            day,
            Assert
                .Throws<ArgumentException>(() => BankingCalendar.Target.WithOpen([new(2026, 5, 1), DateOnly.ParseExact(day, "yyyy-MM-dd")]))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_host_sets_a_calendar_for_each_scheme_and_the_others_have_their_own()
    {
        var options = new PaymentsOptions();
        options.BankingCalendars[DebitScheme.SepaCore] = BankingCalendar.Target.WithOpen([new(2026, 5, 1)]);

        Assert.True(options.CalendarOf(DebitScheme.SepaCore).IsBusinessDay(new(2026, 5, 1)));
        Assert.Same(BankingCalendar.Uk, options.CalendarOf(DebitScheme.Bacs));
        Assert.Same(BankingCalendar.Sweden, options.CalendarOf(DebitScheme.Autogiro));
    }

    [Fact]
    public void Days_are_counted_over_weekends_and_holidays()
    {
        var maundyThursday = new DateOnly(2026, 4, 2);

        Assert.Equal(maundyThursday, BankingCalendar.Uk.AddBusinessDays(maundyThursday, 0));
        Assert.Equal(new DateOnly(2026, 4, 7), BankingCalendar.Uk.AddBusinessDays(maundyThursday, 1));
        Assert.Equal(new DateOnly(2026, 4, 7), BankingCalendar.Uk.AddBusinessDays(new(2026, 4, 3), 0));
        Assert.Equal(new DateOnly(2026, 4, 7), BankingCalendar.Uk.AddBusinessDays(new(2026, 4, 3), 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(BankingCalendar.LongestCount + 1)]
    public void Days_are_counted_forward_and_within_the_limit(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BankingCalendar.Target.AddBusinessDays(new(2026, 1, 1), days));

    [Fact]
    public void So_many_business_days_lie_between_as_were_counted() =>
        MoneyGenerators.Check(
            from calendar in Calendars
            from day in Days
            from count in Gen.Choose(1, 60)
            select (calendar, day, count),
            row =>
            {
                var end = row.calendar.AddBusinessDays(row.day, row.count);
                return row.calendar.IsBusinessDay(end)
                    && Enumerable
                        .Range(row.day.DayNumber + 1, end.DayNumber - row.day.DayNumber)
                        .Count(number => row.calendar.IsBusinessDay(DateOnly.FromDayNumber(number))) == row.count;
            }
        );

    private static string Closed(BankingCalendar calendar, int year) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, 366)
                .Select(new DateOnly(year, 1, 1).AddDays)
                .Where(day =>
                    day.Year == year && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsBusinessDay(day)
                )
                .Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))
        );
}
