namespace Payments;

/// <summary>What happens to setup intents.</summary>
internal static class SetupEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(SetupIntentSucceeded.TypeName, "A setup intent's card is saved", EventJson.Default.SetupIntentSucceeded),
        EventType.Of(
            SetupIntentSetupFailed.TypeName,
            "An attempt to save a card has failed, and another may follow",
            EventJson.Default.SetupIntentSetupFailed
        ),
        EventType.Of(SetupIntentCanceled.TypeName, "A setup intent is canceled", EventJson.Default.SetupIntentCanceled),
    ];
}

/// <summary>A setup intent's card is saved.</summary>
/// <param name="Setup">The setup intent, without its client secret.</param>
public sealed record SetupIntentSucceeded(SetupIntent Setup) : EventData
{
    /// <summary>"setup_intent.succeeded".</summary>
    public const string TypeName = "setup_intent.succeeded";

    private protected override string Name => TypeName;
}

/// <summary>An attempt to save a card has failed; another may follow.</summary>
/// <param name="Setup">The setup intent with its last error, without its client secret.</param>
public sealed record SetupIntentSetupFailed(SetupIntent Setup) : EventData
{
    /// <summary>"setup_intent.setup_failed".</summary>
    public const string TypeName = "setup_intent.setup_failed";

    private protected override string Name => TypeName;
}

/// <summary>A setup intent is canceled.</summary>
/// <param name="Setup">The setup intent, without its client secret.</param>
public sealed record SetupIntentCanceled(SetupIntent Setup) : EventData
{
    /// <summary>"setup_intent.canceled".</summary>
    public const string TypeName = "setup_intent.canceled";

    private protected override string Name => TypeName;
}
