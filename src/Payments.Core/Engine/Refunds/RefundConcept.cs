namespace Payments;

internal sealed class RefundConcept() : Concept("refunds")
{
    public override IReadOnlyList<string> IdPrefixes => [RefundStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => RefundEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [new(RefundStorage.SendWork, WorkLoopName.Decisions, parts => new RefundSender(parts.Engine, RefundSettler.Of(parts)))];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(2, RefundStorage.Table), new(2, ClaimedReferenceStorage.Table)];
}
