using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides a refund. It never pays out more than came in.</summary>
internal static class RefundDecisions
{
    public static SimulatorEntry Decide(
        RefundRequest request,
        ChargeHistory? charge,
        DateTimeOffset now,
        SimulatorTimes times,
        RandomSource random
    )
    {
        if (charge is null || charge.Decision.BelongsToAnother(request.Owner) || charge.LeftAt(now) is not { } left)
            return Fail("The simulator knows no such charge.");
        if (left.Currency != request.Amount.Currency)
            return Fail($"The charge took {left.Currency}, and can be refunded in no other currency.");
        if (left < request.Amount)
            return Fail($"Only {left} of the charge is left to refund.");
        if (request.Simulate == SimulatedOutcome.Failed)
            return Fail("The receiving account is closed.");

        var at = charge.AsOf(now);
        var effect = CardBehaviour.Find(charge.Card?.Terms.Behaviour)?.Effect;
        return new SimulatorRefundEntry.Refunded(
            request.Key,
            at,
            request.Owner,
            charge.Opening.Key,
            request.Amount,
            SimulatorIds.Refund(at, random),
            at + times.RefundDelay
        )
        {
            WaitsToBeAsked = effect == TestCardEffect.RefundLater,
            FailsAt = effect == TestCardEffect.RefundFailsLater ? at + times.RefundDelay + times.RailDelay : null,
        };

        SimulatorRefundEntry.Failed Fail(string reason) => new(request.Key, now, request.Owner, request.ChargeKey, request.Amount, reason);
    }
}
