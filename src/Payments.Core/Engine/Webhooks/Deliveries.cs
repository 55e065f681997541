using Payments.Storage;

namespace Payments;

/// <summary>Puts a delivery into a change set, due at once.</summary>
internal static class Deliveries
{
    public static WebhookDelivery Add(
        EngineServices engine,
        ChangeSet changes,
        WebhookEndpoint endpoint,
        PaymentEvent paymentEvent,
        string payload
    )
    {
        var now = engine.Now;
        var delivery = new WebhookDelivery
        {
            Id = engine.NewId(IdPrefix.Delivery, now),
            Owner = endpoint.Owner,
            EventId = paymentEvent.Id,
            EventType = paymentEvent.Type,
            EndpointId = endpoint.Id,
            Payload = payload,
            Status = DeliveryStatus.Pending,
            NextAttemptAt = now,
            CreatedAt = now,
        };
        changes.Insert(RecordTypes.Deliveries, delivery).Schedule(WorkKinds.DeliverWebhook, delivery.Id, now);
        return delivery;
    }
}
