namespace Payments;

internal sealed class CustomerConcept() : Concept("customers")
{
    public override IReadOnlyList<string> IdPrefixes => [CustomerStorage.IdPrefix, PaymentMethodStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => CustomerEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [new(PaymentMethodStorage.ForgetWork, WorkLoopName.Decisions, parts => new CardForgetter(parts.Engine))];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new ConceptTable(3, CustomerStorage.Table).WithList(6, CustomerStorage.OfKept), new(3, PaymentMethodStorage.Table)];
}
