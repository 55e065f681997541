namespace Payments.AspNetCore;

/// <summary>The page cannot be shown now; what has become of a payment that was just made is not known here.</summary>
internal sealed record UnavailablePage : CheckoutPageModel
{
    /// <summary>The address to load again; on this site. No link is shown when null.</summary>
    public string? RetryUrl { get; init; }

    /// <summary>1 or more; sent as Retry-After.</summary>
    public int RetryAfterSeconds { get; init; } = 10;

    internal override int StatusCode => 503;
}
