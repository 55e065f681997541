using Payments.Providers;
using static Payments.ChargeStatus;
using ChargeDecision = Payments.Decision<Payments.Charge, Payments.ChargeRefusal>;
using Outcome = Payments.Providers.ChargeOutcomeKind;

namespace Payments;

/// <summary>
/// The charge's transitions. The provider's outcomes come from any side and in any order: the call's response, a notification, the
/// reconciler's question. Money counts as a total that only grows, so that a repeated or late report changes nothing; money that
/// arrives after the end is a state of its own and never lost.
/// </summary>
internal static partial class ChargeMachine
{
    /// <summary>What an outcome makes of a charge at a time. Pure; a refusal leaves the charge as it is.</summary>
    public static ChargeDecision Apply(Charge charge, ChargeOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(charge);
        ArgumentNullException.ThrowIfNull(outcome);
        if (ReportedMoney.ReferenceOf(outcome) is { } reference && string.IsNullOrWhiteSpace(reference))
            return ChargeDecision.Refuse(charge, ChargeRefusal.NoReference);

        return (charge.Status, outcome.Kind) switch
        {
            (Pending or Unknown or AwaitingPayment or Underpaid or RequiresAction or Authorized, Outcome.Approved) => Succeed(
                charge,
                ((ChargeOutcome.Approved)outcome).Reference,
                charge.Amount,
                now
            ),
            (Capturing, Outcome.Approved) => Succeed(
                charge,
                ((ChargeOutcome.Approved)outcome).Reference,
                ((ChargeState.Capturing)charge.State).Amount,
                now
            ),
            (Succeeded or Returned, Outcome.Approved) => ChargeDecision.Stay(charge),
            (Accepted or Failed or Expired or PaidLate or Canceled, Outcome.Approved) => Arrive(
                charge,
                ((ChargeOutcome.Approved)outcome).Reference,
                charge.Amount,
                now
            ),

            (_, Outcome.Received) => Take(
                charge,
                outcome,
                ((ChargeOutcome.Received)outcome).Reference,
                ((ChargeOutcome.Received)outcome).Total,
                now
            ),

            (_, Outcome.Captured) => Take(
                charge,
                outcome,
                ((ChargeOutcome.Captured)outcome).Reference,
                ((ChargeOutcome.Captured)outcome).Amount,
                now
            ),

            (Pending or Unknown or AwaitingPayment or RequiresAction or Authorized or Capturing, Outcome.Declined) => Fail(
                charge,
                ((ChargeOutcome.Declined)outcome).Code,
                now
            ),
            (Underpaid or Succeeded or Accepted or PaidLate, Outcome.Declined) => ChargeDecision.Refuse(
                charge,
                ChargeRefusal.DeclinedAfterMoney
            ),
            (Failed or Expired or Canceled or Returned, Outcome.Declined) => ChargeDecision.Stay(charge),

            // A debit that comes back before anybody heard that it was paid has failed.
            (Succeeded or Accepted or Underpaid or PaidLate, Outcome.Returned) => Return(charge, (ChargeOutcome.Returned)outcome, now),
            (Pending or Unknown or AwaitingPayment or RequiresAction or Authorized or Capturing, Outcome.Returned) => Fail(
                charge,
                ((ChargeOutcome.Returned)outcome).Code,
                now
            ),
            (Failed or Expired or Canceled or Returned, Outcome.Returned) => ChargeDecision.Stay(charge),

            (Pending or Unknown or RequiresAction, Outcome.Authorized) => Reserve(charge, (ChargeOutcome.Authorized)outcome, now),
            (Pending or Unknown, Outcome.RequiresAction) => Challenge(charge, (ChargeOutcome.RequiresAction)outcome, now),
            (Pending or Unknown, Outcome.AwaitingPayment) => Await(charge, (ChargeOutcome.AwaitingPayment)outcome, now),
            (Unknown or RequiresAction, Outcome.Pending) => Move(
                Timed(charge, (ChargeOutcome.Pending)outcome),
                new ChargeState.Pending(),
                null,
                null,
                now
            ),
            (Pending, Outcome.Pending) => Time(charge, (ChargeOutcome.Pending)outcome, now),
            (Pending, Outcome.Unknown) => Lose(charge, (ChargeOutcome.Unknown)outcome, now),

            // What is told late, or again, or of a moment that is over.
            (
                AwaitingPayment
                    or Underpaid
                    or Authorized
                    or Capturing
                    or Succeeded
                    or Accepted
                    or Failed
                    or Expired
                    or PaidLate
                    or Canceled
                    or Returned,
                Outcome.Authorized
            ) => ChargeDecision.Stay(charge),
            (
                AwaitingPayment
                    or Underpaid
                    or RequiresAction
                    or Authorized
                    or Capturing
                    or Succeeded
                    or Accepted
                    or Failed
                    or Expired
                    or PaidLate
                    or Canceled
                    or Returned,
                Outcome.RequiresAction
            ) => ChargeDecision.Stay(charge),
            (
                AwaitingPayment
                    or Underpaid
                    or RequiresAction
                    or Authorized
                    or Capturing
                    or Succeeded
                    or Accepted
                    or Failed
                    or Expired
                    or PaidLate
                    or Canceled
                    or Returned,
                Outcome.AwaitingPayment
            ) => ChargeDecision.Stay(charge),
            (
                AwaitingPayment
                    or Underpaid
                    or Authorized
                    or Capturing
                    or Succeeded
                    or Accepted
                    or Failed
                    or Expired
                    or PaidLate
                    or Canceled
                    or Returned,
                Outcome.Pending
            ) => ChargeDecision.Stay(charge),
            (
                Unknown
                    or AwaitingPayment
                    or Underpaid
                    or RequiresAction
                    or Authorized
                    or Capturing
                    or Succeeded
                    or Accepted
                    or Failed
                    or Expired
                    or PaidLate
                    or Canceled
                    or Returned,
                Outcome.Unknown
            ) => ChargeDecision.Stay(charge),
        };
    }

    private static ChargeDecision Take(Charge charge, ChargeOutcome outcome, string reference, Money total, DateTimeOffset now) =>
        ReportedMoney.WhyNot(charge, total) is not ChargeRefusal.None and var refusal ? ChargeDecision.Refuse(charge, refusal)
        : ReportedMoney.IsFinal(charge, outcome, total) ? Succeed(charge, reference, total, now)
        : Arrive(charge, reference, total, now);

    // A total that is not more than what is known was told before, or overtaken on its way.
    private static ChargeDecision Arrive(Charge charge, string reference, Money total, DateTimeOffset now)
    {
        if (total <= charge.AmountReceived)
            return ChargeDecision.Stay(charge);

        var paid = charge with { Received = total };
        return charge.Status switch
        {
            Succeeded or Accepted => ChargeDecision.To(paid with { UpdatedAt = now }),
            Returned => ChargeDecision.Refuse(charge, ChargeRefusal.MoneyAfterReturn),
            Failed or Expired or PaidLate or Canceled => Move(
                paid,
                new ChargeState.PaidLate(reference, now),
                reference,
                "Money arrived after the end",
                now
            ),
            Pending or Unknown or AwaitingPayment or Underpaid or RequiresAction or Authorized or Capturing => total >= charge.Amount
                ? Move(paid, new ChargeState.Succeeded(reference, now), reference, "Payment received and confirmed", now)
                : Move(paid, PartlyPaid(charge, reference, now), reference, "Less than the amount was received", now),
        };
    }

    private static ChargeState.Underpaid PartlyPaid(Charge charge, string reference, DateTimeOffset now) =>
        charge.State switch
        {
            ChargeState.Underpaid underpaid => underpaid with { Reference = reference },
            ChargeState.AwaitingPayment awaiting => new(reference, now, awaiting.Instructions, awaiting.Until),
            _ => new(reference, now, Until: charge.PayableUntil),
        };

    private static ChargeDecision Succeed(Charge charge, string reference, Money amount, DateTimeOffset now) =>
        Move(
            charge.Received is null && amount == charge.Amount ? charge : charge with { Received = amount },
            new ChargeState.Succeeded(reference, now),
            reference,
            charge.Method == MethodIds.Card ? null : "Payment received and confirmed",
            now
        );

    private static ChargeDecision Reserve(Charge charge, ChargeOutcome.Authorized outcome, DateTimeOffset now) =>
        Move(charge, new ChargeState.Authorized(outcome.Reference, now, outcome.Until), outcome.Reference, "The money is reserved", now);

    private static ChargeDecision Challenge(Charge charge, ChargeOutcome.RequiresAction outcome, DateTimeOffset now) =>
        Move(
            charge,
            new ChargeState.RequiresAction(outcome.Reference, outcome.Action, outcome.Until),
            outcome.Reference,
            "The payer must authenticate",
            now
        );

    private static ChargeDecision Await(Charge charge, ChargeOutcome.AwaitingPayment outcome, DateTimeOffset now) =>
        Move(
            charge with
            {
                PayableUntil = outcome.Until,
            },
            new ChargeState.AwaitingPayment(outcome.Reference, outcome.Instructions, outcome.Until),
            outcome.Reference,
            null,
            now
        );

    private static ChargeDecision Fail(Charge charge, DeclineCode code, DateTimeOffset now) =>
        Move(charge, new ChargeState.Failed(code, now), null, DeclineCodes.Describe(code), now);

    // What a dispute has taken already is not taken again.
    private static ChargeDecision Return(Charge charge, ChargeOutcome.Returned outcome, DateTimeOffset now) =>
        Move(
            charge with
            {
                Received = charge.AmountReceived,
                Returned =
                    charge.AmountDisputed < charge.AmountReceived
                        ? charge.AmountReceived - charge.AmountDisputed
                        : Money.Zero(charge.Amount.Currency),
            },
            new ChargeState.Returned(outcome.Reference, outcome.Code, now),
            outcome.Reference,
            DeclineCodes.Describe(outcome.Code),
            now
        );

    // When a debit is presented may be told after it was accepted.
    private static ChargeDecision Time(Charge charge, ChargeOutcome.Pending outcome, DateTimeOffset now) =>
        Timed(charge, outcome) is var timed && timed.Debit != charge.Debit
            ? ChargeDecision.To(timed with { UpdatedAt = now })
            : ChargeDecision.Stay(charge);

    private static Charge Timed(Charge charge, ChargeOutcome.Pending outcome) =>
        outcome.Timings is { } timings ? charge with { Debit = timings } : charge;

    private static ChargeDecision Lose(Charge charge, ChargeOutcome.Unknown outcome, DateTimeOffset now) =>
        Move(charge, new ChargeState.Unknown(now, outcome.Reason), null, "The provider's response was lost", now);

    private static ChargeDecision Move(Charge charge, ChargeState state, string? reference, string? reason, DateTimeOffset now) =>
        ChargeDecision.To(
            charge with
            {
                State = state,
                UpdatedAt = now,
                History = ChargeHistory.Add(
                    charge.History,
                    new ChargeHistoryEntry(state.Status, now, reference ?? charge.Reference, reason)
                ),
            }
        );
}
