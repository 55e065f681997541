using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What becomes of a charge by a rail.</summary>
internal static class RailDecisions
{
    public static SimulatorEntry Decide(ChargeRequest request, PaymentSource.Rail source, DateTimeOffset now, TimeSpan delay, RandomSource random)
    {
        var currency = request.Amount.Currency;
        return RailRules.IsWellFormed(source, currency)
            ? new SimulatorEntry.Awaiting(
                request.Key,
                now,
                request.Owner,
                request.Amount,
                source.Method,
                source.RailId,
                SimulatorIds.Charge(now, random),
                RailInstructions.For(source, currency, random),
                request.PayableUntil ?? now + SimulatorMethods.FindRailed(source.Method)!.Window,
                RailRules.EffectOf(request, source))
            {
                Delay = delay,
                Fingerprint = RailRules.FingerprintOf(request.Key, source),
            }
            : CardDecisions.Decline(request, token: null, now, DeclineCode.ProcessingError);
    }
}
