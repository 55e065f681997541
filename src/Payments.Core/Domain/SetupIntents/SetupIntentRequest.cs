using Payments.Providers;

namespace Payments;

/// <summary>What a new setup intent is to be.</summary>
public sealed record SetupIntentRequest
{
    /// <summary>The customer for whom a card is saved; must exist.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What the card is saved for. Default <see cref="FutureUsage.OffSession"/>.</summary>
    public FutureUsage Usage { get; init; } = FutureUsage.OffSession;

    /// <inheritdoc cref="SetupIntent.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="SetupIntent.Metadata"/>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;
}

/// <summary>With what a setup intent is confirmed.</summary>
public sealed record SetupConfirmation
{
    /// <summary>The card to keep.</summary>
    public required TokenizedCard Card { get; init; }

    /// <summary>
    /// Where the payer's browser goes after an action: an absolute https URL (http for this machine in test mode), or null.
    /// </summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(confirmation of a setup)";
}
