namespace Payments.AspNetCore;

/// <summary>A payment waits for its payer to authenticate at the card's issuer.</summary>
internal sealed record AuthenticatePage : CheckoutPageModel, IFollowsPayment
{
    public required PaymentSummary Summary { get; init; }

    /// <summary>The issuer's page.</summary>
    public required ReturnLink Target { get; init; }

    /// <summary>Where giving it up is posted; on this site.</summary>
    public required string PostAction { get; init; }

    /// <summary>Whether the payer is taken to the issuer at once.</summary>
    public bool GoesAtOnce { get; init; }

    /// <summary>Whether a payment is approved at the payer's bank, and not a card.</summary>
    public bool AtBank { get; init; }

    /// <inheritdoc/>
    public required string StatusUrl { get; init; }

    /// <inheritdoc/>
    public required string PageUrl { get; init; }

    /// <inheritdoc/>
    public string? State { get; init; }

    /// <inheritdoc/>
    public int RefreshSeconds { get; init; } = 15;
}
