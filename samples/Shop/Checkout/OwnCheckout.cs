using Payments;

namespace Shop;

/// <summary>Pays orders on the shop's own page: one payment intent for each order.</summary>
internal sealed class OwnCheckout(OrderStore orders, VisitorStore visitors, PaymentEngine engine)
{
    /// <summary>The order's intent, made when it is first asked for.</summary>
    public async Task<PaymentIntent> IntentAsync(OwnOrder own, CancellationToken cancellationToken)
    {
        var id = own.IntentId;
        if (id is null)
        {
            var request = new PaymentIntentRequest
            {
                Amount = own.Order.Total,
                CustomerId = await visitors.CustomerAsync(own.Visitor, cancellationToken),
                Metadata = Metadata.Of(new KeyValuePair<string, string>("order", own.Order.Id)),
            };
            id = Once.Id(
                await engine.PaymentIntents.CreateAsync(
                    ShopSettings.Owner,
                    request,
                    Once.Call<PaymentIntent>(own.Order.Id, intent => intent.Id),
                    cancellationToken
                )
            );

            // On record before it is confirmed, so that the event of its payment finds the order.
            await orders.AttachIntentAsync(own.Order.Id, id);
        }

        return (await engine.PaymentIntents.GetAsync(ShopSettings.Owner, id, cancellationToken)).Value;
    }

    /// <summary>
    /// Pays with a saved card while the customer is present; a card of another customer is refused. Returns the refusal's message, or
    /// null: the intent then has the outcome. A second click is refused by the intent's state, and the customer is charged once.
    /// </summary>
    public async Task<string?> PayWithAsync(OwnOrder own, string card, string returnUrl, CancellationToken cancellationToken)
    {
        var intent = await IntentAsync(own, cancellationToken);
        var confirmation = new PaymentConfirmation { PaymentMethodId = card, ReturnUrl = returnUrl };
        var confirmed = await engine.PaymentIntents.ConfirmAsync(
            ShopSettings.Owner,
            intent.Id,
            confirmation,
            cancellationToken: cancellationToken
        );
        return confirmed.Refusal?.Message;
    }

    /// <summary>Cancels the intent, so that the order can be paid elsewhere. False where it is paid here, or may still be.</summary>
    public async Task<bool> LeaveAsync(OwnOrder own, CancellationToken cancellationToken)
    {
        var intent = await IntentAsync(own, cancellationToken);
        return intent.State is IntentState.Canceled
            || (await engine.PaymentIntents.CancelAsync(ShopSettings.Owner, intent.Id, cancellationToken: cancellationToken)).IsSuccess;
    }
}
