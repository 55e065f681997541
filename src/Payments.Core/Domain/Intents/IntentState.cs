using System.Text.Json.Serialization;

namespace Payments;

/// <summary>Why the last charge of an intent took no money.</summary>
/// <param name="ChargeId">The charge.</param>
/// <param name="Code">The decline code.</param>
public sealed record PaymentError(string ChargeId, DeclineCode Code);

/// <summary>The state of an intent with the data that exists only in it. Closed: the seven cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(RequiresPaymentMethod), "requires_payment_method")]
[JsonDerivedType(typeof(RequiresConfirmation), "requires_confirmation")]
[JsonDerivedType(typeof(RequiresAction), "requires_action")]
[JsonDerivedType(typeof(Processing), "processing")]
[JsonDerivedType(typeof(RequiresCapture), "requires_capture")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Canceled), "canceled")]
public abstract record IntentState
{
    private protected IntentState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public IntentStatus Status => Closed;

    private protected abstract IntentStatus Closed { get; }

    /// <summary>Waits for a way to pay.</summary>
    /// <param name="LastError">Why the last charge failed, or null before the first.</param>
    public sealed record RequiresPaymentMethod(PaymentError? LastError = null) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.RequiresPaymentMethod;
    }

    /// <summary>Has a saved card, and waits to be confirmed.</summary>
    /// <param name="PaymentMethodId">The card.</param>
    public sealed record RequiresConfirmation(string PaymentMethodId) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.RequiresConfirmation;
    }

    /// <summary>The payer must authenticate.</summary>
    /// <param name="ChargeId">The one live charge.</param>
    /// <param name="Action">How.</param>
    /// <param name="Until">When the payer's time for it is over.</param>
    public sealed record RequiresAction(string ChargeId, NextAction Action, DateTimeOffset Until) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.RequiresAction;
    }

    /// <summary>A charge is under way, or its money is being captured.</summary>
    /// <param name="ChargeId">The one live charge.</param>
    public sealed record Processing(string ChargeId) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.Processing;
    }

    /// <summary>The money is reserved.</summary>
    /// <param name="ChargeId">The charge that reserved it.</param>
    /// <param name="Until">When the reservation ends, and the intent with it.</param>
    public sealed record RequiresCapture(string ChargeId, DateTimeOffset Until) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.RequiresCapture;
    }

    /// <summary>The money is taken.</summary>
    /// <param name="ChargeId">The charge that took it.</param>
    /// <param name="At">When that became known.</param>
    /// <param name="Captured">How much, where that is less than the intent's amount; else null.</param>
    public sealed record Succeeded(string ChargeId, DateTimeOffset At, Money? Captured = null) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.Succeeded;
    }

    /// <summary>Canceled.</summary>
    /// <param name="At">When.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Canceled(DateTimeOffset At, CancellationReason Reason = CancellationReason.Unspecified) : IntentState
    {
        private protected override IntentStatus Closed => IntentStatus.Canceled;
    }
}

/// <summary>The state of an intent without its data, for queries and for the wire.</summary>
public enum IntentStatus
{
    /// <summary>Waits for a way to pay; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a saved card, and waits to be confirmed.</summary>
    RequiresConfirmation,

    /// <summary>The payer must authenticate.</summary>
    RequiresAction,

    /// <summary>A charge is under way, or being captured, or its response was lost; its outcome decides.</summary>
    Processing,

    /// <summary>The money is reserved and not taken.</summary>
    RequiresCapture,

    /// <summary>The money is taken. Final.</summary>
    Succeeded,

    /// <summary>Canceled before any money was taken. Final, unless money that arrives late is accepted.</summary>
    Canceled,
}

/// <summary>Why an intent was canceled.</summary>
public enum CancellationReason
{
    /// <summary>Nobody said.</summary>
    Unspecified,

    /// <summary>It was made twice.</summary>
    Duplicate,

    /// <summary>It is suspected of fraud.</summary>
    Fraudulent,

    /// <summary>The customer asked for it.</summary>
    RequestedByCustomer,

    /// <summary>The customer left.</summary>
    Abandoned,

    /// <summary>The reserved money was not captured in time. Said by the library alone.</summary>
    AuthorizationExpired,

    /// <summary>Its checkout session ended. Said by the library alone.</summary>
    SessionEnded,
}
