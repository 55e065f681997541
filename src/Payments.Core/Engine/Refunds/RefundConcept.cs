namespace Payments;

internal sealed class RefundConcept() : Concept("refunds")
{
    public override IReadOnlyList<string> IdPrefixes => [RefundStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => RefundEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [new(RefundStorage.SendWork, WorkLoopName.Decisions, parts => new RefundSender(parts.Engine, RefundSettler.Of(parts)))];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new ConceptTable(2, RefundStorage.Table).WithList(6, RefundStorage.ByStanding), new(2, ClaimedReferenceStorage.Table)];
}
