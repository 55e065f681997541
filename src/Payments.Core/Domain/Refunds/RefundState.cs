using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of a refund without its data, for queries and for the wire.</summary>
public enum RefundStatus
{
    /// <summary>On its way to the provider, or not decided by it.</summary>
    Pending,

    /// <summary>The money is on its way back. It may still fail later, as where the payer's account is closed.</summary>
    Succeeded,

    /// <summary>No money went back. Final; the charge can be refunded again.</summary>
    Failed,

    /// <summary>Stopped before it was decided. Final; the charge can be refunded again.</summary>
    Canceled,
}

/// <summary>The state of a refund with the data that exists only in it. Closed: the four cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Pending), "pending")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Canceled), "canceled")]
public abstract record RefundState
{
    private protected RefundState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public RefundStatus Status => Closed;

    private protected abstract RefundStatus Closed { get; }

    /// <summary>On its way, or not decided.</summary>
    public sealed record Pending() : RefundState
    {
        private protected override RefundStatus Closed => RefundStatus.Pending;
    }

    /// <summary>The money is on its way back.</summary>
    /// <param name="Reference">The provider's own id for it.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Succeeded(string Reference, DateTimeOffset At) : RefundState
    {
        private protected override RefundStatus Closed => RefundStatus.Succeeded;
    }

    /// <summary>No money went back.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Failed(string Reason, DateTimeOffset At) : RefundState
    {
        private protected override RefundStatus Closed => RefundStatus.Failed;
    }

    /// <summary>Stopped before it was decided.</summary>
    /// <param name="At">When that became known.</param>
    public sealed record Canceled(DateTimeOffset At) : RefundState
    {
        private protected override RefundStatus Closed => RefundStatus.Canceled;
    }
}
