namespace Payments;

internal sealed class SessionConcept() : Concept("checkout sessions")
{
    public override IReadOnlyList<string> IdPrefixes => [SessionStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => SessionEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [new(SessionStorage.ExpireWork, WorkLoopName.Decisions, parts => new SessionExpirer(parts.Engine, CheckoutSessions.Of(parts)))];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new ConceptTable(1, SessionStorage.Table).WithList(6, SessionStorage.ByOrigin)];
}
