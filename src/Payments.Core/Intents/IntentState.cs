using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of an intent without its data, for queries and for the wire.</summary>
public enum IntentStatus
{
    /// <summary>Waits for a way to pay; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>A charge is under way or its answer was lost; its outcome decides.</summary>
    Processing,

    /// <summary>The money is taken. Final.</summary>
    Succeeded,

    /// <summary>Given up before any money was taken. Final, unless money that arrives late is accepted.</summary>
    Canceled,
}

/// <summary>Why the last charge of an intent took no money.</summary>
/// <param name="ChargeId">The charge.</param>
/// <param name="Code">The decline code.</param>
public sealed record PaymentError(string ChargeId, DeclineCode Code);

/// <summary>The state of an intent with the data that exists only in it. Closed: the four cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(RequiresPaymentMethod), "requires_payment_method")]
[JsonDerivedType(typeof(Processing), "processing")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Canceled), "canceled")]
public abstract record IntentState
{
    private protected IntentState()
    {
    }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public abstract IntentStatus Status { get; }

    private protected abstract void Closed();

    /// <summary>Waits for a way to pay.</summary>
    /// <param name="LastError">Why the last charge failed, or null before the first.</param>
    public sealed record RequiresPaymentMethod(PaymentError? LastError = null) : IntentState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override IntentStatus Status => IntentStatus.RequiresPaymentMethod;

        private protected override void Closed() { }
    }

    /// <summary>A charge is under way.</summary>
    /// <param name="ChargeId">The one live charge.</param>
    public sealed record Processing(string ChargeId) : IntentState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override IntentStatus Status => IntentStatus.Processing;

        private protected override void Closed() { }
    }

    /// <summary>The money is taken.</summary>
    /// <param name="ChargeId">The charge that took it.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Succeeded(string ChargeId, DateTimeOffset At) : IntentState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override IntentStatus Status => IntentStatus.Succeeded;

        private protected override void Closed() { }
    }

    /// <summary>Given up.</summary>
    /// <param name="At">When.</param>
    public sealed record Canceled(DateTimeOffset At) : IntentState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override IntentStatus Status => IntentStatus.Canceled;

        private protected override void Closed() { }
    }
}
