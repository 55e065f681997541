namespace Payments.AspNetCore;

/// <summary>
/// The payer must act outside: send a transfer, answer a prompt. With scripts the page follows the payment, without it loads
/// itself again.
/// </summary>
internal sealed record AwaitingPage : StepPage, IFollowsPayment
{
    /// <summary>What to do.</summary>
    public required string Heading { get; init; }

    /// <summary>How, in a sentence or two.</summary>
    public required string Text { get; init; }

    /// <summary>The account to pay to; empty for other methods.</summary>
    public IReadOnlyList<PageFact> Facts { get; init; } = [];

    /// <summary>What has arrived and what is missing, in words; null before any money.</summary>
    public string? ReceivedText { get; init; }

    /// <inheritdoc/>
    public required string StatusUrl { get; init; }

    /// <inheritdoc/>
    public required string PageUrl { get; init; }

    /// <inheritdoc/>
    public required string State { get; init; }

    /// <inheritdoc/>
    public int RefreshSeconds { get; init; } = 15;

    internal override int StatusCode => Alert is null ? 200 : 409;
}

/// <summary>A payment is under way. With scripts the page asks <see cref="StatusUrl"/>, without it loads itself again.</summary>
internal sealed record ProcessingPage : CheckoutPageModel, IFollowsPayment
{
    public required PaymentSummary Summary { get; init; }

    /// <inheritdoc/>
    public required string StatusUrl { get; init; }

    /// <inheritdoc/>
    public required string PageUrl { get; init; }

    /// <inheritdoc/>
    public string? State { get; init; }

    /// <inheritdoc/>
    public int RefreshSeconds { get; init; } = 5;

    /// <summary>What happens meanwhile, in words; null says that it can take a moment.</summary>
    public string? Text { get; init; }

    /// <summary>The days of a debit; none for any other payment.</summary>
    public IReadOnlyList<PageFact> Days { get; init; } = [];

    /// <summary>The most seconds between two checks of the script.</summary>
    public int PollSeconds { get; init; } = 10;

    /// <summary>Says what was refused. It takes the focus.</summary>
    public string? Alert { get; init; }

    internal override int StatusCode => Alert is null ? 200 : 409;
}

/// <summary>The payer continues to the merchant's site at once; there is a link for browsers that do not follow.</summary>
internal sealed record RedirectingPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    public required ReturnLink Target { get; init; }

    /// <summary>What has happened. Default: the payment succeeded.</summary>
    public RedirectCause Cause { get; init; }
}

/// <summary>Why the payer returns to the merchant.</summary>
internal enum RedirectCause
{
    /// <summary>The payment succeeded.</summary>
    Paid,

    /// <summary>The payment was sent, and its outcome is still to come.</summary>
    Submitted,

    /// <summary>The payer canceled the checkout.</summary>
    Canceled,
}
