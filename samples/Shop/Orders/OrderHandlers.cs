using Payments;

namespace Shop;

/// <summary>The one place where an order becomes paid that left for the hosted checkout.</summary>
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

/// <summary>The same for what is paid on the shop's own page. Intents of checkout sessions come here too, and are no order's own.</summary>
internal sealed class MarkOrderPaidHere(OrderStore orders) : IPaymentEventHandler<PaymentIntentSucceeded>
{
    public async ValueTask HandleAsync(PaymentEvent paymentEvent, PaymentIntentSucceeded data, CancellationToken cancellationToken) =>
        await orders.MarkPaidAsync(data.Intent);
}

/// <summary>A debit can fail after it had counted as paid: its session stays complete, and its order is no longer paid.</summary>
internal sealed class MarkOrderReturned(OrderStore orders) : IPaymentEventHandler<ChargeReturned>
{
    public async ValueTask HandleAsync(PaymentEvent paymentEvent, ChargeReturned data, CancellationToken cancellationToken)
    {
        if (data.Session is { } session)
            await orders.MarkReturnedAsync(session);
    }
}
