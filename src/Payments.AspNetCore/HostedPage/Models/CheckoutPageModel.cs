namespace Payments.AspNetCore;

/// <summary>
/// What the hosted page shows, as data: one sealed record per kind of page. A kind is added by its record, its view and a line
/// in <see cref="PageViews"/>.
/// </summary>
internal abstract record CheckoutPageModel
{
    /// <summary>The business that is paid, when it has a name of its own; the branding's name otherwise.</summary>
    public string? MerchantName { get; init; }

    /// <summary>The language to show the page in as the payer or the session asks for it; English where there are no texts in it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Shows that no money moves, and the numbers of cards to try.</summary>
    public bool TestMode { get; init; }

    /// <summary>The HTTP status that goes with the page.</summary>
    internal virtual int StatusCode => 200;
}
