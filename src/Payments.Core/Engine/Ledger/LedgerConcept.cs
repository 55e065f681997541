namespace Payments;

internal sealed class LedgerConcept() : Concept("ledger transactions")
{
    public override IReadOnlyList<string> IdPrefixes => [LedgerStorage.IdPrefix];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(4, LedgerStorage.Table)];
}
