namespace Payments;

internal sealed class PaymentMethodTypeConcept() : Concept("payment method types")
{
    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(2, MethodSettingsStorage.Table)];
}
