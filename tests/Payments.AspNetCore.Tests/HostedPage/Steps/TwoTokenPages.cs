namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>
/// A page whose token stands in the path, and whose payers get another token to follow a payment with, as a time-bound dialect
/// has it.
/// </summary>
internal sealed class TwoTokenPages(PaymentEngine engine) : IHostedPageAccess
{
    public HostedPageRoute Route { get; } = new("Test.Page", "c");

    public bool IsClosed { get; set; }

    public bool ReturnsAtOnce { get; set; }

    public async ValueTask<OpenedPage?> OpenAsync(string? token, CancellationToken cancellationToken) =>
        token?.Split('.') is [("pay" or "follow") and var purpose, var page]
        && !(purpose == "pay" && IsClosed)
        && await engine.CheckoutSessions.OpenPageAsync(page, cancellationToken) is { } session
            ? new OpenedPage(session, CanPay: purpose == "pay")
            : null;

    public ValueTask<string> FollowAsync(CheckoutSession session, CancellationToken cancellationToken) =>
        new("follow." + session.PageToken);

    public string PaymentId(CheckoutSession session, Charge? charge) => session.PaymentIntentId;

    public string? SuccessUrl(CheckoutSession session) => session.SuccessUrl is { } url ? url + "?checkout_id=" + session.Id : null;

    public bool ReturnsOnceSubmitted(Charge charge) => ReturnsAtOnce;
}
