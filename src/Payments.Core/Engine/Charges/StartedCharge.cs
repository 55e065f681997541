using Payments.Providers;

namespace Payments;

/// <summary>A charge on record, whose processor has not heard of it yet.</summary>
internal sealed record StartedCharge(AttemptRecords Records, IPaymentProvider Provider, PaymentSource Source);
