using Payments.Providers;
using RefundDecision = Payments.Decision<Payments.Refund, Payments.RefundRefusal>;

namespace Payments;

/// <summary>The refund's transitions: pending, until the processor says one of two things, once.</summary>
public static class RefundMachine
{
    /// <summary>What an outcome makes of a refund at a time. Pure; a refusal leaves the refund as it is.</summary>
    public static RefundDecision Apply(Refund refund, RefundOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(refund);
        ArgumentNullException.ThrowIfNull(outcome);
        return (refund.Status, outcome) switch
        {
            (_, RefundOutcome.Pending) => RefundDecision.Stay(refund),
            (RefundStatus.Pending, RefundOutcome.Succeeded succeeded) => Move(refund, new RefundState.Succeeded(succeeded.Reference, now), now),
            (RefundStatus.Pending, RefundOutcome.Failed failed) => Move(refund, new RefundState.Failed(failed.Reason, now), now),
            (RefundStatus.Succeeded, RefundOutcome.Succeeded) => RefundDecision.Stay(refund),
            (RefundStatus.Failed, RefundOutcome.Failed) => RefundDecision.Stay(refund),
            (RefundStatus.Succeeded, RefundOutcome.Failed) => RefundDecision.Refuse(refund, RefundRefusal.FailedAfterSuccess),
            (RefundStatus.Failed, RefundOutcome.Succeeded) => RefundDecision.Refuse(refund, RefundRefusal.SucceededAfterFailure),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    private static RefundDecision Move(Refund refund, RefundState state, DateTimeOffset now) =>
        RefundDecision.To(refund with { State = state, UpdatedAt = now });
}
