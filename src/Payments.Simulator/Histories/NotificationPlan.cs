using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>
/// The notifications of a charge, in their order. Its beginning stays as it is when more is done by hand, so that a count says what
/// was taken of it.
/// </summary>
internal static class NotificationPlan
{
    private const int ManyTimes = 3;

    public static IEnumerable<PlannedNotification> Of(SimulatorRailEntry.Awaiting charge, IReadOnlyList<ChargeNews> news) =>
        charge.Payer switch
        {
            TestPayerEffect.ToldThrice => news.SelectMany(one => Enumerable.Repeat(Tell(charge, one.At, one.Outcome), ManyTimes)),
            TestPayerEffect.ToldOutOfOrder => Disordered(charge, news),
            TestPayerEffect.Pays
            or TestPayerEffect.Refuses
            or TestPayerEffect.LacksFunds
            or TestPayerEffect.Underpays
            or TestPayerEffect.TopsUp
            or TestPayerEffect.Overpays
            or TestPayerEffect.PaysLate
            or TestPayerEffect.NeverPays
            or TestPayerEffect.PaysSlowly => news.Select(one => Tell(charge, one.At, one.Outcome)),
        };

    // What the script does is held until its last step, and then reported from the last to the first.
    private static IEnumerable<PlannedNotification> Disordered(SimulatorRailEntry.Awaiting charge, IReadOnlyList<ChargeNews> news)
    {
        var held = new Stack<ChargeNews>();
        var last = news.LastOrDefault(static one => !one.ByHand);
        foreach (var one in news)
        {
            if (one.ByHand)
                yield return Tell(charge, one.At, one.Outcome);
            else
                held.Push(one);

            if (one != last)
                continue;
            foreach (var scripted in held)
                yield return Tell(charge, one.At, scripted.Outcome);
            yield return Tell(charge, one.At, ((IChargeDecision)charge).Outcome);
        }
    }

    private static PlannedNotification Tell(SimulatorRailEntry.Awaiting charge, DateTimeOffset at, ChargeOutcome outcome) =>
        new(at, new ChargeNotification(SimulatorIds.Provider, charge.Owner, charge.Key, outcome));
}

/// <param name="Due">When it is first sent.</param>
/// <param name="Notification">The notification.</param>
internal sealed record PlannedNotification(DateTimeOffset Due, ProviderNotification Notification);

/// <summary>A history that is reported to the host.</summary>
internal interface INotifying
{
    LedgerSubject Subject { get; }

    /// <summary>Since when there is something to notify about.</summary>
    DateTimeOffset Since { get; }

    /// <summary>The notifications that the host has not taken, in the order in which they are sent; of any time.</summary>
    ImmutableArray<PlannedNotification> Untold { get; }
}
