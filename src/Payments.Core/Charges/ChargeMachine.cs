using Payments.Providers;
using static Payments.ChargeStatus;
using ChargeDecision = Payments.Decision<Payments.Charge, Payments.ChargeRefusal>;
using Outcome = Payments.Providers.ChargeOutcomeKind;

namespace Payments;

/// <summary>
/// The charge's transitions. The processor's outcomes come from any side and in any order: the call's answer, a notification, the
/// reconciler's question. Money counts as a total that only grows, so that what is told twice or too late changes nothing; money that
/// arrives after the end is a state of its own and never lost.
/// </summary>
public static partial class ChargeMachine
{
    /// <summary>What an outcome makes of a charge at a time. Pure; a refusal leaves the charge as it is.</summary>
    public static ChargeDecision Apply(Charge charge, ChargeOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(charge);
        ArgumentNullException.ThrowIfNull(outcome);
        return (charge.Status, outcome.Kind) switch
        {
            (Pending or Unknown or AwaitingPayment or Underpaid, Outcome.Approved) => Succeed(charge, ((ChargeOutcome.Approved)outcome).Reference, now),
            (Succeeded, Outcome.Approved) => ChargeDecision.Stay(charge),
            (Accepted or Failed or Expired or PaidLate, Outcome.Approved) => Arrive(charge, ((ChargeOutcome.Approved)outcome).Reference, charge.Amount, now),

            (_, Outcome.Received) => Arrive(charge, ((ChargeOutcome.Received)outcome).Reference, ((ChargeOutcome.Received)outcome).Total, now),

            (Pending or Unknown or AwaitingPayment, Outcome.Declined) => Fail(charge, ((ChargeOutcome.Declined)outcome).Code, now),
            (Underpaid or Succeeded or Accepted or PaidLate, Outcome.Declined) => ChargeDecision.Refuse(charge, ChargeRefusal.DeclinedAfterMoney),
            (Failed or Expired, Outcome.Declined) => ChargeDecision.Stay(charge),

            (Pending or Unknown, Outcome.AwaitingPayment) => Await(charge, (ChargeOutcome.AwaitingPayment)outcome, now),
            (AwaitingPayment or Underpaid or Succeeded or Accepted or Failed or Expired or PaidLate, Outcome.AwaitingPayment) => ChargeDecision.Stay(charge),

            (Unknown, Outcome.Pending) => Move(charge, new ChargeState.Pending(), null, null, now),
            (Pending or AwaitingPayment or Underpaid or Succeeded or Accepted or Failed or Expired or PaidLate, Outcome.Pending) => ChargeDecision.Stay(charge),

            (Pending, Outcome.Unknown) => Lose(charge, (ChargeOutcome.Unknown)outcome, now),
            (Unknown or AwaitingPayment or Underpaid or Succeeded or Accepted or Failed or Expired or PaidLate, Outcome.Unknown) => ChargeDecision.Stay(charge),
        };
    }

    // A total that is not more than what is known was told before, or overtaken on its way.
    private static ChargeDecision Arrive(Charge charge, string reference, Money total, DateTimeOffset now)
    {
        if (total.Currency != charge.Amount.Currency)
            return ChargeDecision.Refuse(charge, ChargeRefusal.OtherCurrency);
        if (total <= charge.AmountReceived)
            return ChargeDecision.Stay(charge);

        var paid = charge with { Received = total };
        return charge.Status switch
        {
            Succeeded or Accepted => ChargeDecision.To(paid with { UpdatedAt = now }),
            Failed or Expired or PaidLate => Move(paid, new ChargeState.PaidLate(reference, now), reference, "Money arrived after the end", now),
            Pending or Unknown or AwaitingPayment or Underpaid => total >= charge.Amount
                ? Move(paid, new ChargeState.Succeeded(reference, now), reference, "Payment received and confirmed", now)
                : Move(paid, PartlyPaid(charge, reference, now), reference, "Less than the amount was received", now),
        };
    }

    private static ChargeState.Underpaid PartlyPaid(Charge charge, string reference, DateTimeOffset now) => charge.State switch
    {
        ChargeState.Underpaid underpaid => underpaid with { Reference = reference },
        ChargeState.AwaitingPayment awaiting => new(reference, now, awaiting.Instructions, awaiting.Until),
        _ => new(reference, now, Until: charge.PayableUntil),
    };

    private static ChargeDecision Succeed(Charge charge, string reference, DateTimeOffset now) => Move(
        charge.Received is null ? charge : charge with { Received = charge.Amount },
        new ChargeState.Succeeded(reference, now),
        reference,
        charge.Method == MethodIds.Card ? null : "Payment received and confirmed",
        now);

    private static ChargeDecision Await(Charge charge, ChargeOutcome.AwaitingPayment outcome, DateTimeOffset now) => Move(
        charge with { PayableUntil = outcome.Until },
        new ChargeState.AwaitingPayment(outcome.Reference, outcome.Instructions, outcome.Until),
        outcome.Reference,
        null,
        now);

    private static ChargeDecision Fail(Charge charge, DeclineCode code, DateTimeOffset now) =>
        Move(charge, new ChargeState.Failed(code, now), null, DeclineCodes.Describe(code), now);

    private static ChargeDecision Lose(Charge charge, ChargeOutcome.Unknown outcome, DateTimeOffset now) =>
        Move(charge, new ChargeState.Unknown(now, outcome.Reason), null, "The processor's answer was lost", now);

    private static ChargeDecision Move(Charge charge, ChargeState state, string? reference, string? reason, DateTimeOffset now) => ChargeDecision.To(charge with
    {
        State = state,
        UpdatedAt = now,
        History = ChargeHistory.Add(charge.History, new ChargeHistoryEntry(state.Status, now, reference ?? charge.Reference, reason)),
    });
}
