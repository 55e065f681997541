using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>A payment waits for its payer to authenticate at the card's issuer.</summary>
internal sealed record AuthenticatePage : CheckoutPageModel, IFollowsPayment
{
    /// <summary>The form's field of a payer who abandons the authentication.</summary>
    public const string AbandonKey = "abandon";

    public required PaymentSummary Summary { get; init; }

    /// <summary>The issuer's page.</summary>
    public required ReturnLink Target { get; init; }

    /// <summary>Where a payer who abandons it posts to; on this site.</summary>
    public required string PostAction { get; init; }

    /// <summary>Whether the payer is taken to the issuer at once.</summary>
    public bool GoesAtOnce { get; init; }

    /// <summary>Whether abandoning it ends the checkout, which takes one attempt.</summary>
    public bool IsOnlyAttempt { get; init; }

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

/// <summary>Test mode's own page on which a payer authenticates, as on an issuer's page. It can be shown in a frame.</summary>
internal sealed record ChallengePage : CheckoutPageModel
{
    /// <summary>The form's field with the payer's decision: <see cref="Pass"/> or <see cref="Fail"/>.</summary>
    public const string OutcomeKey = "answer";

    public const string Pass = "pass";

    public const string Fail = "fail";

    /// <summary>What is to be paid, such as "£4.50"; null where a card is only to be kept.</summary>
    public required string? AmountText { get; init; }

    /// <summary>The card, such as "Visa ending 3220"; null where a payment is approved at a bank.</summary>
    public required string? CardText { get; init; }

    /// <summary>Where the decision is posted; on this site.</summary>
    public required string FormAction { get; init; }

    /// <summary>The way back without a decision; null without a return URL.</summary>
    public ReturnLink? Return { get; init; }
}

/// <summary>A challenge is over. In a frame the page notifies the one around it; at the top it leads the payer back.</summary>
internal sealed record ChallengedPage : CheckoutPageModel
{
    /// <summary>How it ended.</summary>
    public required TestChallengeState State { get; init; }

    /// <summary>Where the payer continues; null where the page around the frame continues by itself, or without a return URL.</summary>
    public ReturnLink? Target { get; init; }

    /// <summary>The state as the script of the page around the frame reads it.</summary>
    internal string StateWord =>
        State switch
        {
            TestChallengeState.Open => "open",
            TestChallengeState.Passed => "passed",
            TestChallengeState.Failed => "failed",
            TestChallengeState.Closed => "closed",
        };
}
