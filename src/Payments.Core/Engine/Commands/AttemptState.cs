namespace Payments;

/// <summary>A payment that was tried, as it stands.</summary>
internal sealed record AttemptState(CheckoutSession? Session, PaymentIntent Intent, Charge Charge)
{
    /// <summary>The same for a caller who named a session.</summary>
    public PaymentAttempt OfSession => new(Session!, Intent, Charge);
}
