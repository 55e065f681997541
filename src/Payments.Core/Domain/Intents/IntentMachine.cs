using static Payments.IntentStatus;
using Command = Payments.IntentCommandKind;
using IntentDecision = Payments.Decision<Payments.PaymentIntent, Payments.IntentRefusal>;

namespace Payments;

/// <summary>
/// The intent's transitions. One charge at a time: no second one while the outcome of the first is open, and none after
/// the money is taken. A decline leads back to the start.
/// </summary>
internal static class IntentMachine
{
    /// <summary>What a command makes of an intent at a time. Pure; a refusal leaves the intent as it is.</summary>
    public static IntentDecision Apply(PaymentIntent intent, IntentCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(intent);
        ArgumentNullException.ThrowIfNull(command);
        return (intent.Status, command.Kind) switch
        {
            (RequiresPaymentMethod or RequiresConfirmation, Command.Attach) => Attach(
                intent,
                ((IntentCommand.Attach)command).PaymentMethodId,
                now
            ),
            (RequiresPaymentMethod or RequiresConfirmation, Command.Confirm) => Send(
                intent,
                ((IntentCommand.Confirm)command).ChargeId,
                now
            ),
            (RequiresPaymentMethod or RequiresConfirmation, Command.Capture) => Refuse(intent, IntentRefusal.NotCapturable),
            (RequiresPaymentMethod or RequiresConfirmation, Command.Cancel) => Cancel(intent, (IntentCommand.Cancel)command, now),
            (RequiresPaymentMethod or RequiresConfirmation or Canceled, Command.AcceptLateCharge) => Pay(
                intent,
                ((IntentCommand.AcceptLateCharge)command).ChargeId,
                ((IntentCommand.AcceptLateCharge)command).Captured,
                now
            ),
            (
                RequiresPaymentMethod
                    or RequiresConfirmation,
                Command.ChargeSucceeded
                    or Command.ChargeFailed
                    or Command.RequireAction
                    or Command.Proceed
                    or Command.Authorize
            ) => Refuse(intent, IntentRefusal.OtherCharge),

            (
                Processing
                    or RequiresAction
                    or RequiresCapture,
                Command.ChargeSucceeded
                    or Command.ChargeFailed
                    or Command.RequireAction
                    or Command.Proceed
                    or Command.Authorize
            ) => Follow(intent, command, now),

            (Processing, Command.Attach or Command.Confirm or Command.Capture or Command.Cancel or Command.AcceptLateCharge) => Refuse(
                intent,
                IntentRefusal.ChargeInProgress
            ),

            (RequiresAction, Command.Attach or Command.Confirm or Command.AcceptLateCharge) => Refuse(
                intent,
                IntentRefusal.ActionInProgress
            ),
            (RequiresAction, Command.Capture) => Refuse(intent, IntentRefusal.NotCapturable),
            (RequiresAction or RequiresCapture, Command.Cancel) => Cancel(intent, (IntentCommand.Cancel)command, now),

            (RequiresCapture, Command.Attach or Command.Confirm or Command.AcceptLateCharge) => Refuse(
                intent,
                IntentRefusal.AlreadyAuthorized
            ),
            (RequiresCapture, Command.Capture) => IsLive(intent, ((IntentCommand.Capture)command).ChargeId)
                ? Move(intent, new IntentState.Processing(((IntentCommand.Capture)command).ChargeId), now)
                : Refuse(intent, IntentRefusal.OtherCharge),

            (Succeeded, Command.ChargeSucceeded) => SameCharge(intent, ((IntentCommand.ChargeSucceeded)command).ChargeId),
            (Succeeded, Command.AcceptLateCharge) => SameCharge(intent, ((IntentCommand.AcceptLateCharge)command).ChargeId),
            (
                Succeeded,
                Command.Attach
                    or Command.Confirm
                    or Command.ChargeFailed
                    or Command.RequireAction
                    or Command.Proceed
                    or Command.Authorize
                    or Command.Capture
                    or Command.Cancel
            ) => Refuse(intent, IntentRefusal.AlreadySucceeded),

            (
                Canceled,
                Command.Attach
                    or Command.Confirm
                    or Command.ChargeSucceeded
                    or Command.ChargeFailed
                    or Command.RequireAction
                    or Command.Proceed
                    or Command.Authorize
                    or Command.Capture
                    or Command.Cancel
            ) => Refuse(intent, IntentRefusal.AlreadyCanceled),
        };
    }

    /// <summary>The one live charge of an intent, or null where none is.</summary>
    internal static string? LiveCharge(PaymentIntent intent) =>
        intent.State switch
        {
            IntentState.Processing processing => processing.ChargeId,
            IntentState.RequiresAction action => action.ChargeId,
            IntentState.RequiresCapture capture => capture.ChargeId,
            _ => null,
        };

    private static IntentDecision Follow(PaymentIntent intent, IntentCommand command, DateTimeOffset now) =>
        command switch
        {
            IntentCommand.ChargeSucceeded succeeded => IsLive(intent, succeeded.ChargeId)
                ? Pay(intent, succeeded.ChargeId, succeeded.Captured, now)
                : Refuse(intent, IntentRefusal.OtherCharge),
            IntentCommand.ChargeFailed failed => IsLive(intent, failed.ChargeId)
                ? Fail(intent, failed, now)
                : Refuse(intent, IntentRefusal.OtherCharge),
            IntentCommand.RequireAction action => !IsLive(intent, action.ChargeId) ? Refuse(intent, IntentRefusal.OtherCharge)
            : intent.Status == Processing ? Move(intent, new IntentState.RequiresAction(action.ChargeId, action.Action, action.Until), now)
            : IntentDecision.Stay(intent),
            IntentCommand.Proceed proceed => !IsLive(intent, proceed.ChargeId) ? Refuse(intent, IntentRefusal.OtherCharge)
            : intent.Status == RequiresAction ? Move(intent, new IntentState.Processing(proceed.ChargeId), now)
            : IntentDecision.Stay(intent),
            IntentCommand.Authorize authorize => !IsLive(intent, authorize.ChargeId) ? Refuse(intent, IntentRefusal.OtherCharge)
            : intent.Status == RequiresCapture ? IntentDecision.Stay(intent)
            : Move(intent, new IntentState.RequiresCapture(authorize.ChargeId, authorize.Until), now),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };

    private static IntentDecision Attach(PaymentIntent intent, string paymentMethodId, DateTimeOffset now) =>
        Move(intent with { PaymentMethodId = paymentMethodId }, new IntentState.RequiresConfirmation(paymentMethodId), now);

    private static IntentDecision Send(PaymentIntent intent, string chargeId, DateTimeOffset now) =>
        intent.Charges >= Limits.ChargesPerIntent
            ? Refuse(intent, IntentRefusal.TooManyCharges)
            : Move(intent with { Charges = intent.Charges + 1, LatestChargeId = chargeId }, new IntentState.Processing(chargeId), now);

    private static IntentDecision Pay(PaymentIntent intent, string chargeId, Money? captured, DateTimeOffset now) =>
        Move(intent, new IntentState.Succeeded(chargeId, now, captured == intent.Amount ? null : captured), now);

    // The card that was declined is not kept in mind: the next try names one again.
    private static IntentDecision Fail(PaymentIntent intent, IntentCommand.ChargeFailed command, DateTimeOffset now) =>
        Move(
            intent with
            {
                PaymentMethodId = null,
            },
            new IntentState.RequiresPaymentMethod(new PaymentError(command.ChargeId, command.Code)),
            now
        );

    private static IntentDecision Cancel(PaymentIntent intent, IntentCommand.Cancel command, DateTimeOffset now) =>
        Move(intent, new IntentState.Canceled(now, command.Reason), now);

    private static IntentDecision SameCharge(PaymentIntent intent, string chargeId) =>
        intent.State is IntentState.Succeeded succeeded && succeeded.ChargeId == chargeId
            ? IntentDecision.Stay(intent)
            : Refuse(intent, IntentRefusal.AlreadySucceeded);

    private static bool IsLive(PaymentIntent intent, string chargeId) => LiveCharge(intent) == chargeId;

    private static IntentDecision Move(PaymentIntent intent, IntentState state, DateTimeOffset now) =>
        IntentDecision.To(intent with { State = state, UpdatedAt = now });

    private static IntentDecision Refuse(PaymentIntent intent, IntentRefusal refusal) => IntentDecision.Refuse(intent, refusal);
}
