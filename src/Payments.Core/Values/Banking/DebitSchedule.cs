namespace Payments;

/// <summary>
/// When the debits of a scheme are drawn, settled and safe. Business days and hours are those of the scheme's country, whatever
/// the machine's own. Pure.
/// </summary>
public static class DebitSchedule
{
    // The eight weeks of the SEPA and Autogiro rules.
    private const int ClaimDays = 56;

    private static readonly TimeOnly StartOfBusiness = new(9, 0);

    // Entry is the third day of Bacs's cycle; returns are told until the second day after it.
    private static readonly Rules Bacs = new(
        SchemeZone.London,
        BankingCalendar.Uk,
        new TimeOnly(16, 0),
        MandateDays: 2,
        DebitDays: 2,
        SettleDays: 1,
        ReturnDays: 2,
        Claims: false
    );

    private static readonly Rules SepaCore = new(
        SchemeZone.Brussels,
        BankingCalendar.Target,
        new TimeOnly(12, 0),
        MandateDays: 0,
        DebitDays: 1,
        SettleDays: 1,
        ReturnDays: 5,
        Claims: true
    );

    // A debit without cover may be tried again on each of the three banking days that follow.
    private static readonly Rules Autogiro = new(
        SchemeZone.Stockholm,
        BankingCalendar.Sweden,
        new TimeOnly(19, 0),
        MandateDays: 1,
        DebitDays: 1,
        SettleDays: 1,
        ReturnDays: 3,
        Claims: true
    );

    /// <summary>The time zone of a scheme's days and hours.</summary>
    public static TimeZoneInfo ZoneOf(DebitScheme scheme) => RulesOf(scheme).Zone;

    /// <summary>
    /// The business days of a scheme by its rules alone; those of a host, which knows of holidays that were proclaimed or moved, are
    /// <see cref="PaymentsOptions.CalendarOf"/>.
    /// </summary>
    public static BankingCalendar CalendarOf(DebitScheme scheme) => RulesOf(scheme).Calendar;

    /// <summary>The days and hours of a debit that is asked for now.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="now">The present moment. From the cut-off of a business day on, the next business day counts.</param>
    /// <param name="newMandate">True where the payer's mandate must be lodged first, which Bacs takes two business days for,
    /// Autogiro one, and SEPA none.</param>
    /// <param name="calendar">The business days, <see cref="PaymentsOptions.CalendarOf"/> in a host; null for those by the scheme's rules
    /// alone.</param>
    public static DebitPlan For(DebitScheme scheme, DateTimeOffset now, bool newMandate = false, BankingCalendar? calendar = null)
    {
        var rules = RulesOf(scheme);
        var days = calendar ?? rules.Calendar;
        var local = TimeZoneInfo.ConvertTime(now, rules.Zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        var first = TimeOnly.FromDateTime(local.DateTime) < rules.CutOff ? days.OnOrAfter(today) : days.NextBusinessDay(today);

        var submitOn = newMandate ? days.AddBusinessDays(first, rules.MandateDays) : first;
        var debitOn = days.AddBusinessDays(submitOn, rules.DebitDays);
        var settleOn = days.AddBusinessDays(debitOn, rules.SettleDays);
        var timings = new DebitTimings(submitOn, debitOn, settleOn, days.AddBusinessDays(debitOn, rules.ReturnDays));
        return new DebitPlan(
            timings,
            At(submitOn, rules.CutOff, rules.Zone),
            At(settleOn, StartOfBusiness, rules.Zone),
            rules.Claims ? debitOn.AddDays(ClaimDays) : null
        );
    }

    // Clocks change at night, so that none of the hours in the rules is missing or comes twice.
    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static Rules RulesOf(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => Bacs,
            DebitScheme.SepaCore => SepaCore,
            DebitScheme.Autogiro => Autogiro,
        };

    private sealed record Rules(
        TimeZoneInfo Zone,
        BankingCalendar Calendar,
        TimeOnly CutOff,
        int MandateDays,
        int DebitDays,
        int SettleDays,
        int ReturnDays,
        bool Claims
    );
}

/// <summary>When what happens to a debit that is asked for now. The days are business days of its scheme.</summary>
/// <param name="Timings">The days; the last of a late failure is always known, and on or after the day of settlement.</param>
/// <param name="SubmitAt">The cut-off by which the debit must be with the bank, on the day of submission. Until then it can be
/// withdrawn.</param>
/// <param name="SettleAt">The beginning of business on the day of settlement.</param>
/// <param name="ClaimUntil">
/// The last day, of any kind, on which a payer gets the money back without giving a reason; null where there is no last day.
/// </param>
public sealed record DebitPlan(DebitTimings Timings, DateTimeOffset SubmitAt, DateTimeOffset SettleAt, DateOnly? ClaimUntil);

/// <summary>A scheme by which money is drawn from a payer's bank account.</summary>
public enum DebitScheme
{
    /// <summary>Bacs Direct Debit, in the United Kingdom.</summary>
    Bacs,

    /// <summary>SEPA Direct Debit Core.</summary>
    SepaCore,

    /// <summary>Autogiro, in Sweden.</summary>
    Autogiro,
}
