namespace Payments;

internal sealed class CustomerBalanceConcept() : Concept("customer balances")
{
    public override IReadOnlyList<string> IdPrefixes => [CustomerBalanceTransactionStorage.IdPrefix];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(4, CustomerBalanceStorage.Table), new(4, CustomerBalanceTransactionStorage.Table)];
}
