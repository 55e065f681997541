namespace Payments;

internal sealed class EventConcept() : Concept("events")
{
    public override IReadOnlyList<string> IdPrefixes => [EventStorage.IdPrefix];

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(EventStorage.PublishWork, WorkLoopName.Events, EventPublisher.Of),
            new(
                EventStorage.HandleWork,
                WorkLoopName.Handlers,
                parts => new HandlerCaller(HandlerCalls.Of(parts), EventStorage.HandleWork)
            ),
            new(
                EventStorage.HandleAgainWork,
                WorkLoopName.HandlerRetries,
                parts => new HandlerCaller(HandlerCalls.Of(parts), EventStorage.HandleAgainWork)
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new ConceptTable(1, EventStorage.MakeTable(eventTypes)).WithList(6, EventStorage.ByOrigin)];
}
