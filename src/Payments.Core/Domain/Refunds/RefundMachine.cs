using Payments.Providers;
using RefundDecision = Payments.Decision<Payments.Refund, Payments.RefundRefusal>;

namespace Payments;

/// <summary>
/// The refund's transitions: pending, until the provider says one of three things; a success may still turn into a failure.
/// </summary>
internal static class RefundMachine
{
    /// <summary>What an outcome makes of a refund at a time. Pure; a refusal leaves the refund as it is.</summary>
    public static RefundDecision Apply(Refund refund, RefundOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(refund);
        ArgumentNullException.ThrowIfNull(outcome);
        return (refund.Status, outcome) switch
        {
            (_, RefundOutcome.Pending) => RefundDecision.Stay(refund),

            (RefundStatus.Pending, RefundOutcome.Succeeded succeeded) => Move(
                refund,
                new RefundState.Succeeded(succeeded.Reference, now),
                now
            ),
            (RefundStatus.Succeeded, RefundOutcome.Succeeded) => RefundDecision.Stay(refund),
            (RefundStatus.Failed, RefundOutcome.Succeeded) => RefundDecision.Refuse(refund, RefundRefusal.SucceededAfterFailure),
            (RefundStatus.Canceled, RefundOutcome.Succeeded or RefundOutcome.Failed) => RefundDecision.Refuse(
                refund,
                RefundRefusal.DecidedAfterCancel
            ),

            // A refund that had succeeded comes back where the payer's account is closed.
            (RefundStatus.Pending or RefundStatus.Succeeded, RefundOutcome.Failed failed) => Move(
                refund,
                new RefundState.Failed(failed.Reason, now),
                now
            ),
            (RefundStatus.Failed, RefundOutcome.Failed) => RefundDecision.Stay(refund),

            (RefundStatus.Pending, RefundOutcome.Canceled) => Move(refund, new RefundState.Canceled(now), now),
            (RefundStatus.Canceled, RefundOutcome.Canceled) => RefundDecision.Stay(refund),
            (RefundStatus.Succeeded or RefundStatus.Failed, RefundOutcome.Canceled) => RefundDecision.Refuse(
                refund,
                RefundRefusal.CanceledAfterDecision
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    private static RefundDecision Move(Refund refund, RefundState state, DateTimeOffset now) =>
        RefundDecision.To(refund with { State = state, UpdatedAt = now });
}
