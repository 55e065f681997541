using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// A card that is kept for a customer: a processor's token and what may be known of the card, never its number. One that is detached
/// stays on record without its token. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record PaymentMethod
{
    /// <summary>"pm_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The method's id; <see cref="MethodIds.Card"/>.</summary>
    public required string Method { get; init; }

    /// <summary>The card.</summary>
    public required CardSummary Card { get; init; }

    /// <summary>What it is kept for.</summary>
    public required FutureUsage Usage { get; init; }

    /// <summary>The processor that keeps it.</summary>
    public required string Provider { get; init; }

    /// <summary>What charges it; null once it is detached.</summary>
    public string? Token { get; init; }

    /// <summary>Whose card it is; null once it is detached.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was detached, or null.</summary>
    public DateTimeOffset? DetachedAt { get; init; }

    /// <summary>True where it can be charged.</summary>
    [JsonIgnore]
    public bool IsAttached => Token is not null && CustomerId is not null;

    /// <summary>Prints no token.</summary>
    public override string ToString() => $"{Id} of {Owner}: {Card.Brand} {Card.Last4}";
}
