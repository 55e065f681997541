using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// A card that is saved for a customer: a provider's token and the card's public details, never its number. One that is detached
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

    /// <summary>
    /// Says which number the card has without telling it: the same for every saved card of that number with one provider in this account
    /// and mode, and another in every other. 22 characters; null where its provider does not tell numbers apart, and once it is detached.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>What it is kept for.</summary>
    public required FutureUsage Usage { get; init; }

    /// <summary>The provider that keeps it.</summary>
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

/// <summary>What is to change of a saved card: a field that is null stays as it is.</summary>
public sealed record PaymentMethodChange
{
    /// <summary>1 to 12; set together with <see cref="ExpiryYear"/>.</summary>
    public int? ExpiryMonth { get; init; }

    /// <summary>Four digits, at most 50 years ahead, and with the month not in the past.</summary>
    public int? ExpiryYear { get; init; }

    /// <summary>All of the metadata anew.</summary>
    public Metadata? Metadata { get; init; }
}
