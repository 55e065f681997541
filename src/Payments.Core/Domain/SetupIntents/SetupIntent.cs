using System.Globalization;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>Saves a card for a customer without charging it. Immutable; the engine alone makes the next version.</summary>
public sealed record SetupIntent
{
    /// <summary>"seti_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The customer for whom the card is saved.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What the card is saved for.</summary>
    public required FutureUsage Usage { get; init; }

    /// <summary>
    /// Opens this setup intent alone to the payer's browser: the id, "_secret_" and 256 random bits. Treat it as a secret of the
    /// customer's.
    /// </summary>
    public string? ClientSecret { get; init; }

    /// <summary>For the merchant's own people, or null; at most <see cref="Limits.DescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>How many tries it has made; <see cref="Limits.AttemptsPerSetup"/> at most.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required SetupState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public SetupStatus Status => State.Status;

    /// <summary>The saved card, once there is one.</summary>
    [JsonIgnore]
    public string? PaymentMethodId => (State as SetupState.Succeeded)?.PaymentMethodId;

    /// <summary>The try under way, or null where none is.</summary>
    [JsonIgnore]
    public SetupAttempt? LiveAttempt =>
        State switch
        {
            SetupState.Processing processing => processing.Attempt,
            SetupState.RequiresAction action => action.Attempt,
            _ => null,
        };

    /// <summary>Prints no secret.</summary>
    public override string ToString() => $"{Id} of {Owner}: {Status}";
}

/// <summary>The keys by which providers know the attempts of a setup intent.</summary>
internal static class SetupKeys
{
    public static string Of(string setupIntentId, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{setupIntentId}.{attempt}");

    /// <summary>Whether a key is one of the attempts of a setup intent.</summary>
    public static bool IsOf(SetupIntent setup, string key) =>
        Enumerable.Range(1, setup.Attempts).Any(attempt => Of(setup.Id, attempt) == key);

    /// <summary>The setup intent that a key was made for.</summary>
    public static string IntentOf(string key) => key.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? key[..dot] : key;
}
