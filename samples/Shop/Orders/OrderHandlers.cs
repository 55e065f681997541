using Payments;

namespace Shop;

/// <summary>The one place where an order becomes paid.</summary>
internal sealed class MarkOrderPaid(OrderStore orders) : IPaymentEventHandler<CheckoutSessionPaid>
{
    public async ValueTask HandleAsync(PaymentEvent paymentEvent, CheckoutSessionPaid data, CancellationToken cancellationToken) =>
        await orders.MarkAsync(data.Session, "paid");
}

/// <summary>A session that ended without payment ends its order.</summary>
internal sealed class MarkOrderExpired(OrderStore orders) : IPaymentEventHandler<CheckoutSessionExpired>
{
    public async ValueTask HandleAsync(PaymentEvent paymentEvent, CheckoutSessionExpired data, CancellationToken cancellationToken) =>
        await orders.MarkAsync(data.Session, "expired");
}
