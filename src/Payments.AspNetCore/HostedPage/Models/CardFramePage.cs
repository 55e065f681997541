namespace Payments.AspNetCore;

/// <summary>
/// The card's fields alone, for a frame in a shop's own page. It is the same for every shop and payer; what differs is told to
/// its script.
/// </summary>
internal sealed record CardFramePage(HostedPageAsset Style, HostedPageAsset Script) : CheckoutPageModel, IAsksForCard
{
    public IReadOnlyList<CardFieldError> Errors => [];
}
