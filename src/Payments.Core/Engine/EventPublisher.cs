using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Hands the events of one commit out: to the host's handlers, and as one delivery for each endpoint that receives them. A
/// handler that throws gets the event again by work of its own, so that it holds up nobody else.
/// </summary>
internal sealed class EventPublisher(EngineServices engine, EventDispatcher dispatcher, IEnumerable<IWebhookFormat> formats) : IWorkHandler
{
    // A settled payment tells two things; no commit tells more.
    private const int MaximumEventsPerCommit = 2;

    private static readonly TimeSpan _handlerRetry = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IWebhookFormat> _formats = formats.ToDictionary(format => format.Name);

    public string Kind => WorkKinds.PublishEvents;

    public TimeSpan LongestWait => dispatcher.LongestWait * MaximumEventsPerCommit;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var changes = new ChangeSet(work.Owner);
        var endpoints = await ListEndpointsAsync(work.Owner, cancellationToken).ConfigureAwait(false);
        foreach (var id in work.Data!.Split(','))
        {
            var stored = await engine.Store.GetAsync(RecordTypes.Events, work.Owner, id, cancellationToken).ConfigureAwait(false)
                ?? throw new StoreException($"Event {id} of {work.Owner} is gone.");
            if (!await TryHandleAsync(stored.Value, cancellationToken).ConfigureAwait(false))
                changes.Schedule(WorkKinds.HandleEvent, id, engine.Now + _handlerRetry);
            foreach (var endpoint in endpoints)
                AddDelivery(changes, endpoint, stored.Value);
        }

        await engine.CommitAsync(changes.Complete(work), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<List<WebhookEndpoint>> ListEndpointsAsync(Owner owner, CancellationToken cancellationToken)
    {
        var type = RecordTypes.Endpoints;
        var found = await engine.Store.ListAsync(type, owner, new ListQuery(type.Lists[0], WebhookEndpoints.MaximumPerOwner), cancellationToken).ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value).Where(endpoint => endpoint.DisabledReason is null)];
    }

    private async Task<bool> TryHandleAsync(PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        try
        {
            await dispatcher.DispatchAsync(paymentEvent, cancellationToken).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // Whatever host code throws, the event is handed out again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            engine.Logger.LogError(exception, "A handler threw on {Event} {Type} of {Owner}; it is called again.", paymentEvent.Id, paymentEvent.Type, paymentEvent.Owner);
            return false;
        }
    }

    private void AddDelivery(ChangeSet changes, WebhookEndpoint endpoint, PaymentEvent paymentEvent)
    {
        if (!endpoint.Receives(paymentEvent.Type) || !_formats.TryGetValue(endpoint.Format, out var format) || format.Render(paymentEvent) is not { } payload)
            return;

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
    }
}
