using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of a session without its data, for queries and for the wire.</summary>
public enum SessionStatus
{
    /// <summary>Can be paid.</summary>
    Open,

    /// <summary>Paid. Final.</summary>
    Complete,

    /// <summary>Ended without payment, by its time or by request. Final, unless money that arrives late is accepted.</summary>
    Expired,

    /// <summary>Canceled by the customer or the merchant. Final, unless money that arrives late is accepted.</summary>
    Canceled,

    /// <summary>Its one payment took no money. Final, unless money that arrives late is accepted.</summary>
    Failed,
}

/// <summary>Why a session expired.</summary>
public enum ExpiryCause
{
    /// <summary>Its time was over.</summary>
    TimeElapsed,

    /// <summary>The merchant asked for it.</summary>
    Requested,
}

/// <summary>The state of a session with the data that exists only in it. Closed: the five cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Complete), "complete")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(Canceled), "canceled")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record SessionState
{
    private protected SessionState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public SessionStatus Status => Closed;

    private protected abstract SessionStatus Closed { get; }

    /// <summary>Can be paid.</summary>
    /// <param name="ChargeInFlight">The charge that is under way; while there is one the session cannot end otherwise. Null while
    /// there is none.</param>
    public sealed record Open(string? ChargeInFlight = null) : SessionState
    {
        private protected override SessionStatus Closed => SessionStatus.Open;
    }

    /// <summary>Paid.</summary>
    /// <param name="ChargeId">The charge that paid it.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Complete(string ChargeId, DateTimeOffset At) : SessionState
    {
        private protected override SessionStatus Closed => SessionStatus.Complete;
    }

    /// <summary>Ended without payment.</summary>
    /// <param name="Cause">By its time, or by request.</param>
    /// <param name="At">When.</param>
    public sealed record Expired(ExpiryCause Cause, DateTimeOffset At) : SessionState
    {
        private protected override SessionStatus Closed => SessionStatus.Expired;
    }

    /// <summary>Canceled.</summary>
    /// <param name="At">When.</param>
    public sealed record Canceled(DateTimeOffset At) : SessionState
    {
        private protected override SessionStatus Closed => SessionStatus.Canceled;
    }

    /// <summary>Its one payment took no money.</summary>
    /// <param name="ChargeId">The charge.</param>
    /// <param name="Code">Why.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Failed(string ChargeId, DeclineCode Code, DateTimeOffset At) : SessionState
    {
        private protected override SessionStatus Closed => SessionStatus.Failed;
    }
}
