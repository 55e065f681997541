namespace Payments;

/// <summary>What a new setup intent is to be.</summary>
public sealed record SetupIntentRequest
{
    /// <summary>The customer for whom a card is kept; must exist.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What the card is kept for. Default <see cref="FutureUsage.OffSession"/>.</summary>
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
