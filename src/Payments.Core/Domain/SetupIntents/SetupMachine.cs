using static Payments.SetupStatus;
using Command = Payments.SetupCommandKind;
using SetupDecision = Payments.Decision<Payments.SetupIntent, Payments.SetupRefusal>;

namespace Payments;

/// <summary>The setup intent's transitions: one attempt at a time, until a card is saved or it is canceled.</summary>
internal static class SetupMachine
{
    /// <summary>What a command makes of a setup intent at a time. Pure; a refusal leaves it as it is.</summary>
    public static SetupDecision Apply(SetupIntent setup, SetupCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(command);
        return (setup.Status, command.Kind) switch
        {
            (RequiresPaymentMethod, Command.Confirm) => Try(setup, ((SetupCommand.Confirm)command).Attempt, now),
            (RequiresPaymentMethod, Command.Saved or Command.Declined or Command.RequireAction) => Refuse(setup, SetupRefusal.OtherAttempt),
            (RequiresPaymentMethod or RequiresAction, Command.Cancel) => Move(setup, new SetupState.Canceled(now), now),

            (Processing or RequiresAction, Command.Saved) => Keep(setup, (SetupCommand.Saved)command, now),
            (Processing or RequiresAction, Command.Declined) => Fail(setup, (SetupCommand.Declined)command, now),
            (Processing or RequiresAction, Command.RequireAction) => Challenge(setup, (SetupCommand.RequireAction)command, now),
            (Processing, Command.Confirm or Command.Cancel) => Refuse(setup, SetupRefusal.AttemptInProgress),
            (RequiresAction, Command.Confirm) => Refuse(setup, SetupRefusal.ActionInProgress),

            (Succeeded, Command.Saved) => ((SetupState.Succeeded)setup.State).AttemptId == ((SetupCommand.Saved)command).AttemptId
                ? SetupDecision.Stay(setup)
                : Refuse(setup, SetupRefusal.AlreadySucceeded),
            (Succeeded, Command.Confirm or Command.Declined or Command.RequireAction or Command.Cancel) => Refuse(
                setup,
                SetupRefusal.AlreadySucceeded
            ),
            (Canceled, Command.Confirm or Command.Saved or Command.Declined or Command.RequireAction or Command.Cancel) => Refuse(
                setup,
                SetupRefusal.AlreadyCanceled
            ),
        };
    }

    private static SetupDecision Try(SetupIntent setup, SetupAttempt attempt, DateTimeOffset now) =>
        setup.Attempts >= Limits.AttemptsPerSetup
            ? Refuse(setup, SetupRefusal.TooManyAttempts)
            : Move(setup with { Attempts = setup.Attempts + 1 }, new SetupState.Processing(attempt), now);

    private static SetupDecision Keep(SetupIntent setup, SetupCommand.Saved command, DateTimeOffset now) =>
        setup.LiveAttempt!.Id == command.AttemptId
            ? Move(setup, new SetupState.Succeeded(command.AttemptId, command.PaymentMethodId, now), now)
            : Refuse(setup, SetupRefusal.OtherAttempt);

    private static SetupDecision Fail(SetupIntent setup, SetupCommand.Declined command, DateTimeOffset now) =>
        setup.LiveAttempt!.Id == command.AttemptId
            ? Move(setup, new SetupState.RequiresPaymentMethod(new SetupError(command.AttemptId, command.Code)), now)
            : Refuse(setup, SetupRefusal.OtherAttempt);

    private static SetupDecision Challenge(SetupIntent setup, SetupCommand.RequireAction command, DateTimeOffset now) =>
        setup.LiveAttempt!.Id != command.AttemptId ? Refuse(setup, SetupRefusal.OtherAttempt)
        : setup.State is SetupState.Processing processing
            ? Move(setup, new SetupState.RequiresAction(processing.Attempt, command.Action, command.Until), now)
        : SetupDecision.Stay(setup);

    private static SetupDecision Move(SetupIntent setup, SetupState state, DateTimeOffset now) =>
        SetupDecision.To(setup with { State = state, UpdatedAt = now });

    private static SetupDecision Refuse(SetupIntent setup, SetupRefusal refusal) => SetupDecision.Refuse(setup, refusal);
}
