namespace Payments.AspNetCore;

/// <summary>A payment is under way. With scripts the page asks <see cref="StatusUrl"/>, without it loads itself again.</summary>
internal sealed record ProcessingPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    /// <summary>Answers GET with the JSON object <c>{"done":true}</c> once <see cref="PageUrl"/> shows something else; on this site.</summary>
    public required string StatusUrl { get; init; }

    /// <summary>This page's own address, loaded again to see what came of the payment; on this site.</summary>
    public required string PageUrl { get; init; }

    /// <summary>1 or more; how long a browser without scripts waits before it loads the page again.</summary>
    public int RefreshSeconds { get; init; } = 5;
}
