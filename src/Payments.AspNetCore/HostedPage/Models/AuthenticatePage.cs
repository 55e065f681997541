using Payments.Providers;

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

/// <summary>Test mode's own page on which a payer authenticates, as an issuer's would be. It may stand in a frame.</summary>
internal sealed record ChallengePage : CheckoutPageModel
{
    /// <summary>What is to be paid, such as "£4.50"; null where a card is only to be kept.</summary>
    public required string? AmountText { get; init; }

    /// <summary>The card, such as "Visa ending 3220"; null where a payment is approved at a bank.</summary>
    public required string? CardText { get; init; }

    /// <summary>Where the answer is posted; on this site.</summary>
    public required string FormAction { get; init; }

    /// <summary>The way back without an answer; null where there is none.</summary>
    public ReturnLink? Return { get; init; }
}

/// <summary>A challenge is over. In a frame the page tells the one around it; at the top it leads the payer back.</summary>
internal sealed record ChallengedPage : CheckoutPageModel
{
    /// <summary>How it ended.</summary>
    public required TestChallengeState State { get; init; }

    /// <summary>Where the payer goes on; null where the page around the frame goes on by itself, or nobody said where.</summary>
    public ReturnLink? Target { get; init; }
}
