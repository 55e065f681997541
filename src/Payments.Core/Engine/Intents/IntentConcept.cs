namespace Payments;

internal sealed class IntentConcept() : Concept("payment intents")
{
    public override IReadOnlyList<string> IdPrefixes => [IntentStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => IntentEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                IntentStorage.ExpireAuthorizationWork,
                WorkLoopName.Decisions,
                parts => new AuthorizationExpirer(parts.Engine, PaymentIntents.Of(parts), ChargeSettler.Of(parts))
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new ConceptTable(1, IntentStorage.Table).WithList(6, IntentStorage.ByOrigin)];
}
