using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>
/// SyncPay's page at "/c/{checkout_id}": the documented URL holds nothing but the id. It opens sessions that were made
/// through this interface, and no others.
/// </summary>
internal sealed class Pages(PaymentEngine engine) : IHostedPageAccess
{
    public HostedPageRoute Route { get; } = new("Payments.HostedPage.SyncPay", "c");

    public async ValueTask<OpenedPage?> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        if (
            !WireIds.TryCheckout(token, out var tag, out var id)
            || await engine.OwnerTags.FindAsync(tag, cancellationToken).ConfigureAwait(false) is not { } owner
        )
            return null;

        var found = await engine.CheckoutSessions.GetAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return found is { IsSuccess: true, Value: { Origin: Names.Origin } session } ? new OpenedPage(session, CanPay: true) : null;
    }

    public async ValueTask<string> FollowAsync(CheckoutSession session, CancellationToken cancellationToken) =>
        WireIds.Checkout(await engine.OwnerTags.GetAsync(session.Owner, cancellationToken).ConfigureAwait(false), session.Id);

    /// <summary>The request for a session whose page is on this site.</summary>
    /// <param name="pages">Knows how this host is reached.</param>
    /// <param name="http">The call.</param>
    /// <param name="request">What the merchant asks for.</param>
    /// <param name="tag">The owner's tag, which its page's URL begins with.</param>
    public CheckoutSessionRequest Locate(HostedPages pages, HttpContext http, CheckoutSessionRequest request, string tag) =>
        request with
        {
            PageUrl = session => pages.UrlOf(http, this, WireIds.Checkout(tag, session.Id))!,
        };

    public string PaymentId(CheckoutSession session, Charge? charge) => WireIds.Payment(session.PaymentIntentId, charge);

    public string? SuccessUrl(CheckoutSession session) => session.SuccessUrl;

    public bool ReturnsOnceSubmitted(Charge charge) => false;
}
