namespace Payments;

internal sealed class UnitOwnershipConcept() : Concept("unit ownerships")
{
    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(4, UnitOwnershipStorage.Table), new(4, PayoutGateStorage.Table)];
}
