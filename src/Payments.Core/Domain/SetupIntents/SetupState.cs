using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of a setup intent without its data, for queries and for the wire.</summary>
public enum SetupStatus
{
    /// <summary>Waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>The payer must authenticate.</summary>
    RequiresAction,

    /// <summary>An attempt is under way, or its response was lost.</summary>
    Processing,

    /// <summary>The card is saved. Final.</summary>
    Succeeded,

    /// <summary>Canceled. Final.</summary>
    Canceled,
}

/// <summary>Why the last attempt to save a card failed.</summary>
/// <param name="AttemptId">The try.</param>
/// <param name="Code">The decline code.</param>
public sealed record SetupError(string AttemptId, DeclineCode Code);

/// <summary>One attempt to save a card.</summary>
/// <param name="Id">The setup intent's id with a dot and the number of the try; the key by which the provider knows it.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Card">The card.</param>
public sealed record SetupAttempt(string Id, string Provider, CardSummary Card);

/// <summary>The state of a setup intent with the data that exists only in it. Closed: the five cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(RequiresPaymentMethod), "requires_payment_method")]
[JsonDerivedType(typeof(RequiresAction), "requires_action")]
[JsonDerivedType(typeof(Processing), "processing")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Canceled), "canceled")]
public abstract record SetupState
{
    private protected SetupState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public SetupStatus Status => Closed;

    private protected abstract SetupStatus Closed { get; }

    /// <summary>Waits for a card.</summary>
    /// <param name="LastError">Why the last try failed, or null before the first.</param>
    public sealed record RequiresPaymentMethod(SetupError? LastError = null) : SetupState
    {
        private protected override SetupStatus Closed => SetupStatus.RequiresPaymentMethod;
    }

    /// <summary>The payer must authenticate.</summary>
    /// <param name="Attempt">The try.</param>
    /// <param name="Action">How.</param>
    /// <param name="Until">When the payer's time for it is over.</param>
    public sealed record RequiresAction(SetupAttempt Attempt, NextAction Action, DateTimeOffset Until) : SetupState
    {
        private protected override SetupStatus Closed => SetupStatus.RequiresAction;
    }

    /// <summary>An attempt is under way.</summary>
    /// <param name="Attempt">The try.</param>
    public sealed record Processing(SetupAttempt Attempt) : SetupState
    {
        private protected override SetupStatus Closed => SetupStatus.Processing;
    }

    /// <summary>The card is saved.</summary>
    /// <param name="AttemptId">The attempt that saved it.</param>
    /// <param name="PaymentMethodId">The saved card.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Succeeded(string AttemptId, string PaymentMethodId, DateTimeOffset At) : SetupState
    {
        private protected override SetupStatus Closed => SetupStatus.Succeeded;
    }

    /// <summary>Canceled.</summary>
    /// <param name="At">When.</param>
    public sealed record Canceled(DateTimeOffset At) : SetupState
    {
        private protected override SetupStatus Closed => SetupStatus.Canceled;
    }
}
