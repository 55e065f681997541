using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Which page a session shows. Pure.</summary>
internal static class HostedPageModels
{
    /// <summary>The refusal of an intent that takes no more charges.</summary>
    public const string TooManyCharges = "too_many_charges";

    private static readonly CultureInfo _culture = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The page as the session stands.</summary>
    /// <param name="session">The session.</param>
    /// <param name="route">Where the page stands.</param>
    /// <param name="charge">The charge that paid it, where it is paid.</param>
    /// <param name="declined">Whether the payer comes from a decline.</param>
    public static CheckoutPageModel Of(CheckoutSession session, HostedPageRoute route, Charge? charge, bool declined) => session.State switch
    {
        SessionState.Open { ChargeInFlight: null } => Pay(session, route) with { DeclineMessage = declined ? PageTexts.For(null).CardDeclined : null },
        SessionState.Open => Processing(session, route),
        SessionState.Complete complete => Paid(session, charge, complete.At),
        SessionState.Expired => new ExpiredPage { Summary = Summary(session), Return = Link(session.CancelUrl), TestMode = !session.Owner.Livemode },
        SessionState.Canceled or SessionState.Failed => new CanceledPage { Summary = Summary(session), Return = Link(session.CancelUrl), TestMode = !session.Owner.Livemode },
        _ => throw new ArgumentOutOfRangeException(nameof(session)),
    };

    public static PayPage Pay(CheckoutSession session, HostedPageRoute route) => new()
    {
        Summary = Summary(session),
        FormAction = route.Link(session.PageToken),
        Cancel = Link(session.CancelUrl),
        ExpiresText = Time(session.ExpiresAt),
        TestMode = !session.Owner.Livemode,
    };

    private static ProcessingPage Processing(CheckoutSession session, HostedPageRoute route) => new()
    {
        Summary = Summary(session),
        StatusUrl = route.StatusLink(session.PageToken),
        PageUrl = route.Link(session.PageToken) + $"&{HostedPageEndpoints.RetryParameter}=1",
        TestMode = !session.Owner.Livemode,
    };

    private static CheckoutPageModel Paid(CheckoutSession session, Charge? charge, DateTimeOffset at) => Link(session.SuccessUrl) is { } target
        ? new RedirectingPage { Summary = Summary(session), Target = target, TestMode = !session.Owner.Livemode }
        : new PaidPage
        {
            Summary = Summary(session),
            PaidAtText = Time(at),
            MethodText = charge?.Card is { } card ? $"{CardName(card.Brand)} ending {card.Last4}" : null,
            PaymentId = session.PaymentIntentId,
            TestMode = !session.Owner.Livemode,
        };

    private static PaymentSummary Summary(CheckoutSession session) =>
        new(session.Amount.Format(_culture), session.Amount.Currency.Code, session.ClientReferenceId);

    private static ReturnLink? Link(string? url) => url is null ? null : ReturnLink.To(url);

    private static string CardName(string brand) =>
        CardBrands.Name(Enum.GetValues<CardBrand>().FirstOrDefault(known => CardBrands.Key(known) == brand));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
