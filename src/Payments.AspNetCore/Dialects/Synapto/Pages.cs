namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's page, and that of sessions which the host made itself: the session's token is in the query.</summary>
internal sealed class Pages(PaymentEngine engine) : IHostedPageAccess
{
    public HostedPageRoute Route { get; } = new("Payments.HostedPage.Synapto", "checkout", "s_checkout_session");

    public async ValueTask<OpenedPage?> OpenAsync(string? token, CancellationToken cancellationToken) =>
        await engine.CheckoutSessions.OpenPageAsync(token, cancellationToken).ConfigureAwait(false) is { } session
            ? new OpenedPage(session, CanPay: true)
            : null;

    public ValueTask<string> FollowAsync(CheckoutSession session, CancellationToken cancellationToken) => new(session.PageToken);

    public string PaymentId(CheckoutSession session, Charge? charge) => session.PaymentIntentId;

    public string? SuccessUrl(CheckoutSession session) => session.SuccessUrl;

    public bool ReturnsOnceSubmitted(Charge charge) => false;
}
