using Payments.Storage;

namespace Payments;

/// <summary>The three records that one payment moves.</summary>
internal sealed record AttemptRecords(Stored<CheckoutSession> Session, Stored<PaymentIntent> Intent, Stored<Charge> Charge)
{
    public PaymentAttempt AsTheyStand => new(Session.Value, Intent.Value, Charge.Value);
}
