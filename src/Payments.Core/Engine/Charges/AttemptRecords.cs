using Payments.Storage;

namespace Payments;

/// <summary>
/// The records that one payment moves: the session only where the intent has one, the customer with their cards only where one is saved.
/// </summary>
internal sealed record AttemptRecords(
    Stored<CheckoutSession>? Session,
    Stored<PaymentIntent> Intent,
    Stored<Charge> Charge,
    CardHolder? Holder = null,
    PayerRecords? Payer = null
)
{
    public AttemptState Current => new(Session?.Value, Intent.Value, Charge.Value);
}
