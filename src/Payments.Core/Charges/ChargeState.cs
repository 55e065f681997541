using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of a charge without its data, for queries and for the wire.</summary>
public enum ChargeStatus
{
    /// <summary>On its way to the processor, or accepted by it and not decided.</summary>
    Pending,

    /// <summary>The processor's answer was lost: money may have moved. The reconciler asks by the charge's key.</summary>
    Unknown,

    /// <summary>The money is taken. Final.</summary>
    Succeeded,

    /// <summary>No money was taken, definitely. Final.</summary>
    Failed,
}

/// <summary>The state of a charge with the data that exists only in it. Closed: the four cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Pending), "pending")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record ChargeState
{
    private protected ChargeState()
    {
    }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public abstract ChargeStatus Status { get; }

    private protected abstract void Closed();

    /// <summary>On its way, or accepted and not decided.</summary>
    public sealed record Pending() : ChargeState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override ChargeStatus Status => ChargeStatus.Pending;

        private protected override void Closed() { }
    }

    /// <summary>The answer was lost.</summary>
    /// <param name="Since">When it was missed first.</param>
    /// <param name="Reason">What happened instead of an answer; for operators.</param>
    public sealed record Unknown(DateTimeOffset Since, string Reason) : ChargeState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override ChargeStatus Status => ChargeStatus.Unknown;

        private protected override void Closed() { }
    }

    /// <summary>The money is taken.</summary>
    /// <param name="Reference">The processor's own id for it.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Succeeded(string Reference, DateTimeOffset At) : ChargeState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override ChargeStatus Status => ChargeStatus.Succeeded;

        private protected override void Closed() { }
    }

    /// <summary>No money was taken.</summary>
    /// <param name="Code">Why.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Failed(DeclineCode Code, DateTimeOffset At) : ChargeState
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override ChargeStatus Status => ChargeStatus.Failed;

        private protected override void Closed() { }
    }
}
