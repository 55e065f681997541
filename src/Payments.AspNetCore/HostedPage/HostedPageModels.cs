namespace Payments.AspNetCore;

/// <summary>Which page a session shows. Pure.</summary>
internal static class HostedPageModels
{
    /// <summary>The page for the session's state.</summary>
    /// <param name="session">The session.</param>
    /// <param name="route">The page's route.</param>
    /// <param name="charge">The charge that paid it, where it is paid.</param>
    /// <param name="declineMessage">The message for a payer whose last attempt was declined; null for any other.</param>
    public static CheckoutPageModel Of(CheckoutSession session, HostedPageRoute route, Charge? charge, string? declineMessage) =>
        session.State switch
        {
            SessionState.Open { ChargeInFlight: null } => Pay(session, route) with { DeclineMessage = declineMessage },
            SessionState.Open => Processing(session, route),
            SessionState.Complete complete => Paid(session, charge, complete.At),
            SessionState.Expired => new ExpiredPage
            {
                Summary = Summary(session),
                Return = PageWords.Link(session.CancelUrl),
                TestMode = !session.Owner.Livemode,
            },
            SessionState.Canceled or SessionState.Failed => new CanceledPage
            {
                Summary = Summary(session),
                Return = PageWords.Link(session.CancelUrl),
                TestMode = !session.Owner.Livemode,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(session)),
        };

    public static PayPage Pay(CheckoutSession session, HostedPageRoute route) =>
        new()
        {
            Summary = Summary(session),
            FormAction = route.Link(session.PageToken),
            Cancel = PageWords.Link(session.CancelUrl),
            ExpiresText = PageWords.Expiry(session),
            TestMode = !session.Owner.Livemode,
        };

    /// <summary>The payer must authenticate at the card's issuer.</summary>
    public static AuthenticatePage Authenticate(CheckoutSession session, HostedPageRoute route, ReturnLink target, bool goesAtOnce) =>
        new()
        {
            Summary = Summary(session),
            Target = target,
            GoesAtOnce = goesAtOnce,
            PostAction = route.Link(session.PageToken),
            StatusUrl = route.StatusLink(session.PageToken),
            PageUrl = route.Link(session.PageToken) + $"&{CardPage.RetryParameter}=1",
            TestMode = !session.Owner.Livemode,
        };

    private static ProcessingPage Processing(CheckoutSession session, HostedPageRoute route) =>
        new()
        {
            Summary = Summary(session),
            StatusUrl = route.StatusLink(session.PageToken),
            PageUrl = route.Link(session.PageToken) + $"&{CardPage.RetryParameter}=1",
            TestMode = !session.Owner.Livemode,
        };

    private static CheckoutPageModel Paid(CheckoutSession session, Charge? charge, DateTimeOffset at) =>
        PageWords.Link(session.SuccessUrl) is { } target
            ? new RedirectingPage
            {
                Summary = Summary(session),
                Target = target,
                TestMode = !session.Owner.Livemode,
            }
            : new PaidPage
            {
                Summary = Summary(session),
                PaidAtText = PageWords.Time(at),
                MethodText = charge?.Card is { } card ? PageWords.Card(card) : null,
                PaymentId = session.PaymentIntentId,
                TestMode = !session.Owner.Livemode,
            };

    private static PaymentSummary Summary(CheckoutSession session) => PageWords.Summary(session.Amount, session);
}
