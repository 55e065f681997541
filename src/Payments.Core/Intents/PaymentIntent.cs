using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// One amount to collect, from the first try to the last. It has many charges, one of them live at most. Immutable; the
/// engine alone makes the next version.
/// </summary>
public sealed record PaymentIntent
{
    /// <summary>"pi_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>What is to be collected; more than zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>The session it was made for, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>How many charges it has sent.</summary>
    public int Charges { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required IntentState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public IntentStatus Status => State.Status;
}
