using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of a dispute without its data, for queries and for the wire.</summary>
public enum DisputeStatus
{
    /// <summary>Evidence is due.</summary>
    NeedsResponse,

    /// <summary>The bank looks at the evidence.</summary>
    UnderReview,

    /// <summary>The money has come back to the merchant; a bank may still decide otherwise.</summary>
    Won,

    /// <summary>The payer keeps the money; a bank may still decide otherwise.</summary>
    Lost,
}

/// <summary>The state of a dispute with the data that exists only in it. Closed: the four cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(NeedsResponse), "needs_response")]
[JsonDerivedType(typeof(UnderReview), "under_review")]
[JsonDerivedType(typeof(Won), "won")]
[JsonDerivedType(typeof(Lost), "lost")]
public abstract record DisputeState
{
    private protected DisputeState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public DisputeStatus Status => Closed;

    private protected abstract DisputeStatus Closed { get; }

    /// <summary>Evidence is due.</summary>
    public sealed record NeedsResponse() : DisputeState
    {
        private protected override DisputeStatus Closed => DisputeStatus.NeedsResponse;
    }

    /// <summary>The bank looks at the evidence.</summary>
    /// <param name="Since">Since when.</param>
    public sealed record UnderReview(DateTimeOffset Since) : DisputeState
    {
        private protected override DisputeStatus Closed => DisputeStatus.UnderReview;
    }

    /// <summary>The money has come back to the merchant.</summary>
    /// <param name="At">When that became known.</param>
    public sealed record Won(DateTimeOffset At) : DisputeState
    {
        private protected override DisputeStatus Closed => DisputeStatus.Won;
    }

    /// <summary>The payer keeps the money.</summary>
    /// <param name="At">When that became known.</param>
    public sealed record Lost(DateTimeOffset At) : DisputeState
    {
        private protected override DisputeStatus Closed => DisputeStatus.Lost;
    }
}
