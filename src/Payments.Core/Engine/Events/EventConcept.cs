using Microsoft.Extensions.DependencyInjection;

namespace Payments;

internal sealed class EventConcept() : Concept("events")
{
    public override IReadOnlyList<string> IdPrefixes => [EventStorage.IdPrefix];

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                EventStorage.PublishWork,
                WorkLoopName.Events,
                parts => new EventPublisher(
                    parts.Engine,
                    parts.Host.GetRequiredService<EventDispatcher>(),
                    parts.Host.GetServices<IWebhookFormat>()
                )
            ),
            new(
                EventStorage.HandleWork,
                WorkLoopName.Events,
                parts => new EventRetrier(parts.Engine, parts.Host.GetRequiredService<EventDispatcher>())
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(1, EventStorage.MakeTable(eventTypes))];
}
