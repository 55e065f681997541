using static Payments.IntentStatus;
using Command = Payments.IntentCommandKind;
using IntentDecision = Payments.Decision<Payments.PaymentIntent, Payments.IntentRefusal>;

namespace Payments;

/// <summary>
/// The intent's transitions. One charge at a time: no second one while the outcome of the first is open, and none after
/// the money is taken. A decline leads back to the start.
/// </summary>
public static class IntentMachine
{
    /// <summary>What a command makes of an intent at a time. Pure; a refusal leaves the intent as it is.</summary>
    public static IntentDecision Apply(PaymentIntent intent, IntentCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(intent);
        ArgumentNullException.ThrowIfNull(command);
        return (intent.Status, command.Kind) switch
        {
            (RequiresPaymentMethod, Command.Confirm) => Send(intent, (IntentCommand.Confirm)command, now),
            (RequiresPaymentMethod, Command.ChargeSucceeded) => Refuse(intent, IntentRefusal.OtherCharge),
            (RequiresPaymentMethod, Command.ChargeFailed) => Refuse(intent, IntentRefusal.OtherCharge),
            (RequiresPaymentMethod, Command.Cancel) => Move(intent, new IntentState.Canceled(now), now),
            (RequiresPaymentMethod or Canceled, Command.AcceptLateCharge) => Pay(intent, ((IntentCommand.AcceptLateCharge)command).ChargeId, now),

            (Processing, Command.Confirm) => Refuse(intent, IntentRefusal.ChargeInProgress),
            (Processing, Command.ChargeSucceeded) => Succeed(intent, (IntentCommand.ChargeSucceeded)command, now),
            (Processing, Command.ChargeFailed) => Fail(intent, (IntentCommand.ChargeFailed)command, now),
            (Processing, Command.Cancel or Command.AcceptLateCharge) => Refuse(intent, IntentRefusal.ChargeInProgress),

            (Succeeded, Command.Confirm) => Refuse(intent, IntentRefusal.AlreadySucceeded),
            (Succeeded, Command.ChargeSucceeded) => SameCharge(intent, ((IntentCommand.ChargeSucceeded)command).ChargeId),
            (Succeeded, Command.AcceptLateCharge) => SameCharge(intent, ((IntentCommand.AcceptLateCharge)command).ChargeId),
            (Succeeded, Command.ChargeFailed) => Refuse(intent, IntentRefusal.AlreadySucceeded),
            (Succeeded, Command.Cancel) => Refuse(intent, IntentRefusal.AlreadySucceeded),

            (Canceled, Command.Confirm or Command.ChargeSucceeded or Command.ChargeFailed or Command.Cancel) => Refuse(intent, IntentRefusal.AlreadyCanceled),
        };
    }

    private static IntentDecision Send(PaymentIntent intent, IntentCommand.Confirm command, DateTimeOffset now) =>
        intent.Charges >= Limits.ChargesPerIntent
            ? Refuse(intent, IntentRefusal.TooManyCharges)
            : Move(intent with { Charges = intent.Charges + 1 }, new IntentState.Processing(command.ChargeId), now);

    private static IntentDecision Succeed(PaymentIntent intent, IntentCommand.ChargeSucceeded command, DateTimeOffset now) =>
        IsLive(intent, command.ChargeId) ? Pay(intent, command.ChargeId, now) : Refuse(intent, IntentRefusal.OtherCharge);

    private static IntentDecision Pay(PaymentIntent intent, string chargeId, DateTimeOffset now) =>
        Move(intent, new IntentState.Succeeded(chargeId, now), now);

    private static IntentDecision Fail(PaymentIntent intent, IntentCommand.ChargeFailed command, DateTimeOffset now) =>
        IsLive(intent, command.ChargeId)
            ? Move(intent, new IntentState.RequiresPaymentMethod(new PaymentError(command.ChargeId, command.Code)), now)
            : Refuse(intent, IntentRefusal.OtherCharge);

    private static IntentDecision SameCharge(PaymentIntent intent, string chargeId) =>
        intent.State is IntentState.Succeeded succeeded && succeeded.ChargeId == chargeId
            ? IntentDecision.Stay(intent)
            : Refuse(intent, IntentRefusal.AlreadySucceeded);

    private static bool IsLive(PaymentIntent intent, string chargeId) =>
        intent.State is IntentState.Processing processing && processing.ChargeId == chargeId;

    private static IntentDecision Move(PaymentIntent intent, IntentState state, DateTimeOffset now) =>
        IntentDecision.To(intent with { State = state, UpdatedAt = now });

    private static IntentDecision Refuse(PaymentIntent intent, IntentRefusal refusal) => IntentDecision.Refuse(intent, refusal);
}
