using Payments.Providers;
using static Payments.ChargeStatus;
using ChargeDecision = Payments.Decision<Payments.Charge, Payments.ChargeRefusal>;
using Outcome = Payments.Providers.ChargeOutcomeKind;

namespace Payments;

/// <summary>
/// The charge's transitions. Its commands are the processor's outcomes, from whichever side they come: the call's answer,
/// the reconciler's question, a notification. The first final one stands; the same one again changes nothing.
/// </summary>
public static class ChargeMachine
{
    /// <summary>What an outcome makes of a charge at a time. Pure; a refusal leaves the charge as it is.</summary>
    public static ChargeDecision Apply(Charge charge, ChargeOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(charge);
        ArgumentNullException.ThrowIfNull(outcome);
        return (charge.Status, outcome.Kind) switch
        {
            (Pending or Unknown, Outcome.Approved) => Succeed(charge, (ChargeOutcome.Approved)outcome, now),
            (Pending or Unknown, Outcome.Declined) => Fail(charge, (ChargeOutcome.Declined)outcome, now),
            (Pending, Outcome.Pending) => ChargeDecision.Stay(charge),
            (Unknown, Outcome.Pending) => Move(charge, new ChargeState.Pending(), now),
            (Pending, Outcome.Unknown) => Lose(charge, (ChargeOutcome.Unknown)outcome, now),
            (Unknown, Outcome.Unknown) => ChargeDecision.Stay(charge),

            (Succeeded, Outcome.Approved) => ChargeDecision.Stay(charge),
            (Succeeded, Outcome.Declined) => ChargeDecision.Refuse(charge, ChargeRefusal.DeclinedAfterSuccess),
            (Succeeded, Outcome.Pending or Outcome.Unknown) => ChargeDecision.Stay(charge),

            (Failed, Outcome.Approved) => ChargeDecision.Refuse(charge, ChargeRefusal.ApprovedAfterFailure),
            (Failed, Outcome.Declined or Outcome.Pending or Outcome.Unknown) => ChargeDecision.Stay(charge),
        };
    }

    private static ChargeDecision Succeed(Charge charge, ChargeOutcome.Approved outcome, DateTimeOffset now) =>
        Move(charge, new ChargeState.Succeeded(outcome.Reference, now), now);

    private static ChargeDecision Fail(Charge charge, ChargeOutcome.Declined outcome, DateTimeOffset now) =>
        Move(charge, new ChargeState.Failed(outcome.Code, now), now);

    private static ChargeDecision Lose(Charge charge, ChargeOutcome.Unknown outcome, DateTimeOffset now) =>
        Move(charge, new ChargeState.Unknown(now, outcome.Reason), now);

    private static ChargeDecision Move(Charge charge, ChargeState state, DateTimeOffset now) =>
        ChargeDecision.To(charge with { State = state, UpdatedAt = now });
}
