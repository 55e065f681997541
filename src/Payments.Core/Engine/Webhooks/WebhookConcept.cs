using Microsoft.Extensions.DependencyInjection;

namespace Payments;

internal sealed class WebhookConcept() : Concept("webhooks")
{
    public override IReadOnlyList<string> IdPrefixes => [WebhookEndpointStorage.IdPrefix, WebhookDeliveryStorage.IdPrefix];

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                WebhookDeliveryStorage.DeliverWork,
                WorkLoopName.Webhooks,
                parts =>
                    parts.Host.GetService<IWebhookSender>() is { } sender
                        ? new WebhookDeliverer(parts.Engine, parts.Host.GetServices<IWebhookFormat>(), sender)
                        : null
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(1, WebhookEndpointStorage.Table), new(1, WebhookDeliveryStorage.Table)];
}
