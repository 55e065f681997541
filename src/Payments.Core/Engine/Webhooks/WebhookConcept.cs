using Microsoft.Extensions.DependencyInjection;

namespace Payments;

internal sealed class WebhookConcept() : Concept("webhooks")
{
    public override IReadOnlyList<string> IdPrefixes => [WebhookEndpointStorage.IdPrefix, WebhookDeliveryStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => WebhookEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(WebhookDeliveryStorage.DeliverWork, WorkLoopName.Events, parts => new DeliveryQueuer(parts.Engine)),
            new(
                WebhookDeliveryStorage.QueueWork,
                WorkLoopName.Webhooks,
                parts => parts.Host.GetService<IWebhookSender>() is { } sender ? QueuesOf(parts, sender) : null
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(1, WebhookEndpointStorage.Table), new(1, WebhookDeliveryStorage.Table)];

    private static EndpointQueues QueuesOf(EngineParts parts, IWebhookSender sender)
    {
        var health = EndpointHealth.Of(parts);
        var failures = new EndpointFailures(parts.Engine);
        var formats = parts.Host.GetServices<IWebhookFormat>();
        var places = new DeliveryPlaces(parts.Engine.Options.ConcurrentDeliveries, parts.Engine.Time);
        return new EndpointQueues(parts.Engine, new WebhookDeliverer(parts.Engine, formats, sender, health, failures), places, health);
    }
}
