namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Yorlet's page at "/sessions/{token}". The documented URL ends in the session's id; here it ends in the session's secret, so
/// that an id alone pays, shows and cancels nothing. It opens sessions that were made through this interface, and no
/// others.
/// </summary>
internal sealed class Pages(PaymentEngine engine) : IHostedPageAccess
{
    public HostedPageRoute Route { get; } = new("Payments.HostedPage.Yorlet", "sessions");

    public async ValueTask<OpenedPage?> OpenAsync(string? token, CancellationToken cancellationToken) =>
        await engine.CheckoutSessions.OpenPageAsync(token, cancellationToken).ConfigureAwait(false) is { Origin: Names.Origin } session
            ? new OpenedPage(session, CanPay: true)
            : null;

    public ValueTask<string> FollowAsync(CheckoutSession session, CancellationToken cancellationToken) => new(session.PageToken);

    public string PaymentId(CheckoutSession session, Charge? charge) => Names.Transaction.Of(session.PaymentIntentId);

    public string? SuccessUrl(CheckoutSession session) => session.SuccessUrl;

    // A debit is decided days later: the customer has done all there is to do once it is handed in.
    public bool ReturnsOnceSubmitted(Charge charge) => charge is { Status: ChargeStatus.Pending, Debit: not null };
}
