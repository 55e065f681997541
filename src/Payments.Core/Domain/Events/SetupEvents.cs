using System.Text.Json.Serialization;

namespace Payments;

/// <summary>A setup intent's card is kept.</summary>
/// <param name="Setup">The setup intent, without its client secret.</param>
public sealed record SetupIntentSucceeded(SetupIntent Setup) : EventData
{
    /// <summary>"setup_intent.succeeded".</summary>
    public const string TypeName = "setup_intent.succeeded";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A try to keep a card has failed; another may follow.</summary>
/// <param name="Setup">The setup intent with its last error, without its client secret.</param>
public sealed record SetupIntentSetupFailed(SetupIntent Setup) : EventData
{
    /// <summary>"setup_intent.setup_failed".</summary>
    public const string TypeName = "setup_intent.setup_failed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A setup intent is given up.</summary>
/// <param name="Setup">The setup intent, without its client secret.</param>
public sealed record SetupIntentCanceled(SetupIntent Setup) : EventData
{
    /// <summary>"setup_intent.canceled".</summary>
    public const string TypeName = "setup_intent.canceled";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
