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
            Id = engine.NewRisingId(WebhookDeliveryStorage.IdPrefix, now),
            Owner = endpoint.Owner,
            EventId = paymentEvent.Id,
            EventType = paymentEvent.Type,
            EndpointId = endpoint.Id,
            Payload = payload,
            Status = DeliveryStatus.Pending,
            NextAttemptAt = now,
            CreatedAt = now,
        };
        changes.Insert(WebhookDeliveryStorage.Table, delivery);
        Queue(changes, delivery.Id, endpoint.Id, now);
        return delivery;
    }

    /// <summary>Puts a delivery into the queue of its endpoint, and the queue among those that are emptied.</summary>
    public static void Queue(ChangeSet changes, string deliveryId, string endpointId, DateTimeOffset dueAt) =>
        changes
            .Schedule(WebhookDeliveryStorage.QueueOf(endpointId), deliveryId, dueAt)
            .Schedule(WebhookDeliveryStorage.QueueWork, endpointId, dueAt);
}

/// <summary>Moves a delivery that an earlier release scheduled by itself into its endpoint's queue.</summary>
internal sealed class DeliveryQueuer(EngineServices engine) : IWorkHandler
{
    public string Kind => WebhookDeliveryStorage.DeliverWork;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var delivery = await engine
            .Store.GetAsync(WebhookDeliveryStorage.Table, work.Owner, work.Key, cancellationToken)
            .ConfigureAwait(false);
        var changes = new ChangeSet(work.Owner).Complete(work);
        if (delivery is { Value.Status: DeliveryStatus.Pending })
            Deliveries.Queue(changes, delivery.Value.Id, delivery.Value.EndpointId, engine.Now);
        await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
    }
}
