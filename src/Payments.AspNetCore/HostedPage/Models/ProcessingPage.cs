namespace Payments.AspNetCore;

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

    /// <summary>How many seconds at most lie between two looks of the script.</summary>
    public int PollSeconds { get; init; } = 10;

    /// <summary>Says what was refused. It takes the focus.</summary>
    public string? Alert { get; init; }

    internal override int StatusCode => Alert is null ? 200 : 409;
}
