using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class DebitScheduleTests
{
    private static readonly Gen<DateTimeOffset> Times =
        from minute in Gen.Choose(0, 30 * 365 * 24 * 60)
        from offset in Gen.Choose(-14, 14)
        select new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute).ToOffset(TimeSpan.FromHours(offset));

    [Theory]
    // A Monday in summer: 16:00 in London is 15:00 UTC.
    [InlineData(DebitScheme.Bacs, "2026-06-01T14:59:00Z", "2026-06-01T15:00:00Z", "2026-06-03", "2026-06-04", "2026-06-05", null)]
    [InlineData(DebitScheme.Bacs, "2026-06-01T15:00:00Z", "2026-06-02T15:00:00Z", "2026-06-04", "2026-06-05", "2026-06-08", null)]
    // The Saturday before Easter, in summer time from the last Sunday of March on.
    [InlineData(DebitScheme.Bacs, "2026-04-04T09:00:00Z", "2026-04-07T15:00:00Z", "2026-04-09", "2026-04-10", "2026-04-13", null)]
    [InlineData(
        DebitScheme.SepaCore,
        "2026-01-05T10:59:59Z",
        "2026-01-05T11:00:00Z",
        "2026-01-06",
        "2026-01-07",
        "2026-01-13",
        "2026-03-03"
    )]
    [InlineData(
        DebitScheme.SepaCore,
        "2026-04-30T12:00:00Z",
        "2026-05-04T10:00:00Z",
        "2026-05-05",
        "2026-05-06",
        "2026-05-12",
        "2026-06-30"
    )]
    // The eve of Epiphany; 6 January is a holiday in Sweden and none in the TARGET calendar.
    [InlineData(
        DebitScheme.Autogiro,
        "2026-01-05T17:00:00Z",
        "2026-01-05T18:00:00Z",
        "2026-01-07",
        "2026-01-08",
        "2026-01-12",
        "2026-03-04"
    )]
    [InlineData(
        DebitScheme.Autogiro,
        "2026-01-05T18:00:00Z",
        "2026-01-07T18:00:00Z",
        "2026-01-08",
        "2026-01-09",
        "2026-01-13",
        "2026-03-05"
    )]
    public void The_days_follow_from_the_cut_off_of_the_scheme(
        DebitScheme scheme,
        string now,
        string submitAt,
        string debitOn,
        string settleOn,
        string lateFailureUntil,
        string? claimUntil
    )
    {
        var plan = DebitSchedule.For(scheme, Moment(now));

        Assert.Equal(Moment(submitAt), plan.SubmitAt);
        Assert.Equal(new DebitTimings(Day(submitAt[..10]), Day(debitOn), Day(settleOn), Day(lateFailureUntil)), plan.Timings);
        Assert.Equal(claimUntil is null ? null : Day(claimUntil), plan.ClaimUntil);
    }

    [Theory]
    [InlineData(DebitScheme.Bacs, "2026-06-03", "2026-06-05")]
    [InlineData(DebitScheme.SepaCore, "2026-06-01", "2026-06-02")]
    [InlineData(DebitScheme.Autogiro, "2026-06-02", "2026-06-03")]
    public void A_new_mandate_is_lodged_before_the_first_debit(DebitScheme scheme, string submitOn, string debitOn)
    {
        var timings = DebitSchedule.For(scheme, Moment("2026-06-01T08:00:00Z"), newMandate: true).Timings;

        Assert.Equal((Day(submitOn), Day(debitOn)), (timings.SubmitOn, timings.DebitOn));
    }

    [Fact]
    public void A_proclaimed_holiday_moves_the_days_where_the_host_knows_of_it()
    {
        var calendar = DebitSchedule.CalendarOf(DebitScheme.Bacs).WithClosed([new(2023, 5, 8)]);

        Assert.Equal(new DateOnly(2023, 5, 10), DebitSchedule.For(DebitScheme.Bacs, Moment("2023-05-05T17:00:00Z")).Timings.DebitOn);
        Assert.Equal(
            new DateOnly(2023, 5, 11),
            DebitSchedule.For(DebitScheme.Bacs, Moment("2023-05-05T17:00:00Z"), calendar: calendar).Timings.DebitOn
        );
    }

    [Fact]
    public void The_days_stand_in_their_order_and_are_business_days() =>
        MoneyGenerators.Check(
            from scheme in Gen.Elements(Enum.GetValues<DebitScheme>())
            from now in Times
            from newMandate in Gen.Elements(true, false)
            select (scheme, now, newMandate),
            row =>
            {
                var plan = DebitSchedule.For(row.scheme, row.now, row.newMandate);
                var (submitOn, debitOn, settleOn, lateFailureUntil) = plan.Timings;
                var calendar = DebitSchedule.CalendarOf(row.scheme);
                return row.now < plan.SubmitAt
                    && submitOn < debitOn
                    && debitOn < settleOn
                    && settleOn <= lateFailureUntil
                    && (plan.ClaimUntil is not { } claim || claim == debitOn.AddDays(56))
                    && new[] { submitOn, debitOn, settleOn, lateFailureUntil!.Value }.All(calendar.IsBusinessDay)
                    && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(plan.SettleAt, DebitSchedule.ZoneOf(row.scheme)).DateTime) == settleOn
                    && DebitSchedule.For(row.scheme, row.now.ToUniversalTime(), row.newMandate) == plan;
            }
        );

    [Fact]
    public void Without_the_hosts_data_the_hours_are_the_same() =>
        MoneyGenerators.Check(
            Times,
            time =>
                new[] { SchemeZone.London, SchemeZone.Brussels, SchemeZone.Stockholm }.All(zone =>
                    SchemeZone.ByRule("rule", zone.BaseUtcOffset).GetUtcOffset(time) == zone.GetUtcOffset(time)
                )
        );

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
