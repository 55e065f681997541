namespace Payments;

/// <summary>A payment attempt in its current state.</summary>
internal sealed record AttemptState(CheckoutSession? Session, PaymentIntent Intent, Charge Charge)
{
    /// <summary>The same for a caller who named a session.</summary>
    public PaymentAttempt OfSession => new(Session!, Intent, Charge);
}

/// <summary>A payment attempt in its current state.</summary>
/// <param name="Session">The session.</param>
/// <param name="Intent">The session's intent.</param>
/// <param name="Charge">The charge; its state is the answer.</param>
public sealed record PaymentAttempt(CheckoutSession Session, PaymentIntent Intent, Charge Charge);
