using static Payments.ChargeStatus;
using ChargeDecision = Payments.Decision<Payments.Charge, Payments.ChargeRefusal>;

namespace Payments;

internal static partial class ChargeMachine
{
    /// <summary>What a command makes of a charge at a time. Pure; a refusal leaves the charge as it is.</summary>
    public static ChargeDecision Apply(Charge charge, ChargeCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(charge);

        // The provider's amount was more than was asked for, and a person has found that it is right.
        if (command == ChargeCommand.Accept && ReportedMoney.ToAccept(charge) is { } reported && charge.Status != Returned)
            return Move(
                charge with
                {
                    Received = reported.Amount,
                    Mismatch = null,
                },
                new ChargeState.Accepted(reported.Reference!, now),
                reported.Reference,
                "Accepted as payment",
                now
            );

        return (charge.Status, command) switch
        {
            (Underpaid or PaidLate, ChargeCommand.Accept) => Move(
                charge,
                new ChargeState.Accepted(charge.Reference!, now),
                null,
                "Accepted as payment",
                now
            ),
            (Accepted, ChargeCommand.Accept) => ChargeDecision.Stay(charge),

            // A person has found that the provider's report is wrong, and that no money moved.
            (Pending or Unknown or RequiresAction or Authorized or Capturing, ChargeCommand.GiveBack) when charge.Mismatch is not null =>
                Fail(charge with { Mismatch = null }, DeclineCode.ProcessingError, now),
            (Underpaid, ChargeCommand.GiveBack) => Fail(charge, DeclineCode.Underpaid, now),
            (PaidLate, ChargeCommand.GiveBack) => Fail(charge, DeclineCode.PaidTooLate, now),
            (Accepted, ChargeCommand.GiveBack) => ChargeDecision.Refuse(charge, ChargeRefusal.AlreadyDecided),
            (
                Pending
                    or Unknown
                    or AwaitingPayment
                    or RequiresAction
                    or Authorized
                    or Capturing
                    or Succeeded
                    or Failed
                    or Expired
                    or Canceled
                    or Returned,
                ChargeCommand.Accept
                    or ChargeCommand.GiveBack
            ) => ChargeDecision.Refuse(charge, ChargeRefusal.NothingToDecide),

            (AwaitingPayment or RequiresAction, ChargeCommand.Expire) => charge.PayerActsUntil > now
                ? ChargeDecision.Refuse(charge, ChargeRefusal.NotYetDue)
                : End(charge, ChargeExpiry.TimeElapsed, "The time to pay has ended", now),
            (AwaitingPayment or RequiresAction, ChargeCommand.GiveUp) => End(
                charge,
                ChargeExpiry.GivenUp,
                "The payer canceled the payment",
                now
            ),
            (Expired, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Stay(charge),
            (Pending or Unknown or Capturing, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Refuse(
                charge,
                ChargeRefusal.Undecided
            ),
            (Underpaid or PaidLate, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Refuse(charge, ChargeRefusal.HasMoney),
            (Authorized or Succeeded or Accepted or Failed or Canceled or Returned, ChargeCommand.Expire or ChargeCommand.GiveUp) =>
                ChargeDecision.Refuse(charge, ChargeRefusal.AlreadyDecided),

            (RequiresAction or Authorized, ChargeCommand.Release) => Move(
                charge,
                new ChargeState.Canceled(now),
                null,
                "Canceled before its money was taken",
                now
            ),
            (Canceled, ChargeCommand.Release) => ChargeDecision.Stay(charge),
            (
                Pending
                    or Unknown
                    or AwaitingPayment
                    or Underpaid
                    or Capturing
                    or Succeeded
                    or Accepted
                    or Failed
                    or Expired
                    or PaidLate
                    or Returned,
                ChargeCommand.Release
            ) => ChargeDecision.Refuse(charge, ChargeRefusal.NotReleasable),
        };
    }

    /// <summary>What becomes of a charge of which reserved money is to be taken. Pure; a refusal leaves the charge as it is.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="amount">How much, in the charge's currency; the rest is released.</param>
    /// <param name="now">The time.</param>
    public static ChargeDecision Capture(Charge charge, Money amount, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return charge.State is not ChargeState.Authorized authorized ? ChargeDecision.Refuse(charge, ChargeRefusal.NotCapturable)
            : amount.Currency != charge.Amount.Currency || !amount.IsPositive || amount > charge.Amount
                ? ChargeDecision.Refuse(charge, ChargeRefusal.CaptureOutOfRange)
            : Move(charge, new ChargeState.Capturing(authorized.Reference, amount, now), null, "The reserved money is being taken", now);
    }

    private static ChargeDecision End(Charge charge, ChargeExpiry cause, string reason, DateTimeOffset now) =>
        Move(charge, new ChargeState.Expired(cause, now), null, reason, now);
}
