namespace Payments;

internal sealed class BankLineConcept() : Concept("bank lines")
{
    public override IReadOnlyList<string> IdPrefixes => [BankLineStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => BankLineEvents.All;

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(4, BankLineStorage.Table), new(4, OpenItemStorage.Table)];
}
