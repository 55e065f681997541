using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// One try to take an intent's money. It is committed before the processor hears of it, and its id is the key by which the
/// processor knows it: sent twice it is charged once. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record Charge
{
    /// <summary>"ch_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The intent whose money it takes.</summary>
    public required string PaymentIntentId { get; init; }

    /// <summary>The session that the intent was made for, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>What it takes.</summary>
    public required Money Amount { get; init; }

    /// <summary>The card, without its number.</summary>
    public required CardSummary Card { get; init; }

    /// <summary>The name of the processor it was sent to.</summary>
    public required string Provider { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required ChargeState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public ChargeStatus Status => State.Status;
}
