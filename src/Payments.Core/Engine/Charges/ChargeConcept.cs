namespace Payments;

internal sealed class ChargeConcept() : Concept("charges")
{
    public override IReadOnlyList<string> IdPrefixes => [ChargeStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => ChargeEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                ChargeStorage.ReconcileWork,
                WorkLoopName.Decisions,
                parts => new Reconciler(parts.Engine, ChargeFlow.Of(parts), ChargeSettler.Of(parts))
            ),
            new(
                ChargeStorage.ReleaseWork,
                WorkLoopName.Decisions,
                parts => new ChargeReleaser(parts.Engine, ChargeFlow.Of(parts), ChargeSettler.Of(parts))
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new ConceptTable(1, ChargeStorage.Table).WithList(6, ChargeStorage.ByStanding), new(5, ProviderReferenceStorage.Table)];
}
