namespace Payments;

/// <summary>Whether a session has a link that is worth sending. Pure.</summary>
internal static class PaymentLinks
{
    public static Refusal? WhyNone(CheckoutSession session, DateTimeOffset now) =>
        session.AsOf(now).State switch
        {
            SessionState.Open => session.PageUrl is null ? EmailRefusals.NoPageUrl : null,
            SessionState.Complete => SessionRefusals.Describe(SessionRefusal.AlreadyComplete),
            SessionState.Expired => SessionRefusals.Describe(SessionRefusal.AlreadyExpired),
            SessionState.Canceled => SessionRefusals.Describe(SessionRefusal.AlreadyCanceled),
            SessionState.Failed => SessionRefusals.Describe(SessionRefusal.AlreadyFailed),
            _ => throw new ArgumentOutOfRangeException(nameof(session)),
        };
}
