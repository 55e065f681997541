using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides a debit.</summary>
internal static class DebitDecisions
{
    private static readonly TimeSpan _untilClaim = TimeSpan.FromDays(10);

    public static SimulatorBankEntry.DebitTaken Decide(
        ChargeRequest request,
        PaymentSource.Rail source,
        DebitScheme scheme,
        DateTimeOffset now,
        SimulatorTimes times,
        RandomSource random
    )
    {
        var effect = DebitEffects.Of(request, source);
        var (timings, settlesAt, lateAt) = times.DebitDelay is { } soon
            ? Soon(now, soon)
            : ByCalendar(scheme, times.CalendarOf(scheme), now, effect);
        return new(
            request.Key,
            now,
            request.Owner,
            request.Amount,
            source.Method,
            SimulatorIds.Charge(now, random),
            timings,
            settlesAt,
            lateAt,
            effect
        )
        {
            Fingerprint = RailRules.FingerprintOf(request.Key, source),
        };
    }

    private static (DebitTimings Timings, DateTimeOffset SettlesAt, DateTimeOffset LateAt) ByCalendar(
        DebitScheme scheme,
        BankingCalendar calendar,
        DateTimeOffset now,
        TestDebitEffect effect
    )
    {
        var plan = DebitSchedule.For(scheme, now, newMandate: true, calendar);
        var settleOn = plan.Timings.SettleOn;
        var days = (plan.Timings.LateFailureUntil ?? settleOn.AddDays(1)).DayNumber - settleOn.DayNumber;
        return (
            plan.Timings,
            plan.SettleAt,
            effect == TestDebitEffect.Disputed ? plan.SettleAt + _untilClaim : plan.SettleAt.AddDays(Math.Max(1, days))
        );
    }

    private static (DebitTimings Timings, DateTimeOffset SettlesAt, DateTimeOffset LateAt) Soon(DateTimeOffset now, TimeSpan delay)
    {
        var (settlesAt, lateAt) = (now + delay, now + (2 * delay));
        var settleOn = DateOnly.FromDateTime(settlesAt.UtcDateTime);
        return (
            new DebitTimings(DateOnly.FromDateTime(now.UtcDateTime), settleOn, settleOn, DateOnly.FromDateTime(lateAt.UtcDateTime)),
            settlesAt,
            lateAt
        );
    }
}
