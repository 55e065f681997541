namespace Payments;

/// <summary>Why a setup intent refuses a command, in order of precedence.</summary>
internal enum SetupRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Its card is saved.</summary>
    AlreadySucceeded,

    /// <summary>It is canceled.</summary>
    AlreadyCanceled,

    /// <summary>An attempt is under way; its outcome decides.</summary>
    AttemptInProgress,

    /// <summary>The payer must authenticate first, or abandon that.</summary>
    ActionInProgress,

    /// <summary>The try named is not the one under way.</summary>
    OtherAttempt,

    /// <summary>It has made <see cref="Limits.AttemptsPerSetup"/> tries.</summary>
    TooManyAttempts,
}

internal static class SetupRefusals
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "setup_intent_not_found", $"There is no setup intent {TextExcerpt.Of(id)}");

    public static Refusal NoAction { get; } = Wrong("no_action", "The setup intent waits for no action of the payer");

    public static Refusal Unsupported { get; } =
        new(RefusalKind.WrongState, "saving_unsupported", "The provider does not save cards; pay with a new card each time");

    public static Refusal Describe(SetupRefusal refusal) =>
        refusal switch
        {
            SetupRefusal.None => throw new ArgumentOutOfRangeException(nameof(refusal)),
            SetupRefusal.AlreadySucceeded => Wrong(
                "already_succeeded",
                "The card is saved already; create a new setup intent for another one"
            ),
            SetupRefusal.AlreadyCanceled => Wrong("already_canceled", "The setup intent is canceled; create a new one"),
            SetupRefusal.AttemptInProgress => Wrong("attempt_in_progress", "A card is being tried; wait for its outcome"),
            SetupRefusal.ActionInProgress => Wrong("action_in_progress", "The payer must authenticate first; finish or abandon that"),
            SetupRefusal.OtherAttempt => Wrong("other_attempt", "Another card is being tried"),
            SetupRefusal.TooManyAttempts => Wrong(
                "too_many_attempts",
                $"The setup intent was tried {Limits.AttemptsPerSetup} times; create a new one"
            ),
        };

    private static Refusal Wrong(string code, string message) => new(RefusalKind.WrongState, code, message);
}
