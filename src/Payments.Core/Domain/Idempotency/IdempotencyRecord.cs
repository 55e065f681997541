using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What is known of an idempotency key. Closed: the two cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(InProgress), "in_progress")]
[JsonDerivedType(typeof(Finished), "finished")]
public abstract record IdempotencyState
{
    private protected IdempotencyState() { }

    private protected abstract void Closed();

    /// <summary>The first request is under way.</summary>
    /// <param name="LockedUntil">After this the request is taken to be dead.</param>
    /// <param name="ResourceId">What the request had made, or was changing, when it was noted: the request that takes over responds
    /// with its current state. Null where there was nothing yet.</param>
    public sealed record InProgress(DateTimeOffset LockedUntil, string? ResourceId = null) : IdempotencyState
    {
        private protected override void Closed() { }
    }

    /// <summary>The first request is answered.</summary>
    /// <param name="Response">The first response.</param>
    public sealed record Finished([property: JsonPropertyName("answer")] StoredResponse Response) : IdempotencyState
    {
        private protected override void Closed() { }
    }
}

/// <summary>An idempotency key that was used. Its id is the key; keys of different owners are strangers.</summary>
public sealed record IdempotencyRecord
{
    /// <summary>The caller's key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 over what was asked, as text.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>After this the key is as good as new.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Under way, or answered.</summary>
    public required IdempotencyState State { get; init; }
}
