namespace Payments.AspNetCore;

/// <summary>The payer goes on to the merchant's site at once; a link is there for browsers that do not.</summary>
internal sealed record RedirectingPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    public required ReturnLink Target { get; init; }

    /// <summary>What has happened. Default: the payment succeeded.</summary>
    public RedirectCause Cause { get; init; }
}
