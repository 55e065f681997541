namespace Payments;

/// <summary>A payment that was tried, as it stands.</summary>
internal sealed record AttemptState(CheckoutSession? Session, PaymentIntent Intent, Charge Charge)
{
    /// <summary>The same for a caller who named a session.</summary>
    public PaymentAttempt OfSession => new(Session!, Intent, Charge);
}

/// <summary>A payment that was tried, as it stands now.</summary>
/// <param name="Session">The session.</param>
/// <param name="Intent">The session's intent.</param>
/// <param name="Charge">The charge; its state is the answer.</param>
public sealed record PaymentAttempt(CheckoutSession Session, PaymentIntent Intent, Charge Charge);
