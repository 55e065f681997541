namespace Payments.AspNetCore;

/// <summary>A payment did not go through.</summary>
internal sealed record FailedPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    public required FailureReason Reason { get; init; }

    /// <summary>Where the payer can try again, on this site; null where no further attempt is taken.</summary>
    public string? TryAgainUrl { get; init; }

    public ReturnLink? Return { get; init; }
}
