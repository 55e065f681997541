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

    /// <summary>The account to pay to; none where there is none.</summary>
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
