namespace Payments;

internal sealed class SetupConcept() : Concept("setup intents")
{
    public override IReadOnlyList<string> IdPrefixes => [SetupStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => SetupEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(SetupStorage.ReconcileWork, WorkLoopName.Decisions, parts => new SetupReconciler(parts.Engine, SetupSettler.Of(parts))),
            new(SetupStorage.AbandonWork, WorkLoopName.Decisions, parts => new SetupAbandoner(parts.Engine, SetupSettler.Of(parts))),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(3, SetupStorage.Table)];
}
