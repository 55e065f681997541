using static Payments.ChargeStatus;
using ChargeDecision = Payments.Decision<Payments.Charge, Payments.ChargeRefusal>;

namespace Payments;

public static partial class ChargeMachine
{
    /// <summary>What a command makes of a charge at a time. Pure; a refusal leaves the charge as it is.</summary>
    public static ChargeDecision Apply(Charge charge, ChargeCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (charge.Status, command) switch
        {
            (Underpaid or PaidLate, ChargeCommand.Accept) => Move(charge, new ChargeState.Accepted(charge.Reference!, now), null, "Accepted as payment", now),
            (Accepted, ChargeCommand.Accept) => ChargeDecision.Stay(charge),
            (Underpaid, ChargeCommand.GiveBack) => Fail(charge, DeclineCode.Underpaid, now),
            (PaidLate, ChargeCommand.GiveBack) => Fail(charge, DeclineCode.PaidTooLate, now),
            (Accepted, ChargeCommand.GiveBack) => ChargeDecision.Refuse(charge, ChargeRefusal.AlreadyDecided),
            (Pending or Unknown or AwaitingPayment or Succeeded or Failed or Expired, ChargeCommand.Accept or ChargeCommand.GiveBack) =>
                ChargeDecision.Refuse(charge, ChargeRefusal.NothingToDecide),

            (AwaitingPayment, ChargeCommand.Expire) => charge.State is ChargeState.AwaitingPayment { Until: var until } && until > now
                ? ChargeDecision.Refuse(charge, ChargeRefusal.NotYetDue)
                : End(charge, ChargeExpiry.TimeElapsed, "The time to pay was over", now),
            (AwaitingPayment, ChargeCommand.GiveUp) => End(charge, ChargeExpiry.GivenUp, "The payer gave the payment up", now),
            (Expired, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Stay(charge),
            (Pending or Unknown, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Refuse(charge, ChargeRefusal.Undecided),
            (Underpaid or PaidLate, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Refuse(charge, ChargeRefusal.HasMoney),
            (Succeeded or Accepted or Failed, ChargeCommand.Expire or ChargeCommand.GiveUp) => ChargeDecision.Refuse(charge, ChargeRefusal.AlreadyDecided),
        };
    }

    private static ChargeDecision End(Charge charge, ChargeExpiry cause, string reason, DateTimeOffset now) =>
        Move(charge, new ChargeState.Expired(cause, now), null, reason, now);
}
