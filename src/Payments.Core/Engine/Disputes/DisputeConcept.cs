namespace Payments;

internal sealed class DisputeConcept() : Concept("disputes")
{
    public override IReadOnlyList<string> IdPrefixes => [DisputeStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => DisputeEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(DisputeStorage.RemindWork, WorkLoopName.Decisions, parts => new DisputeReminder(parts.Engine)),
            new(DisputeStorage.SubmitWork, WorkLoopName.Decisions, parts => new EvidenceSubmitter(parts.Engine)),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(3, DisputeStorage.Table)];
}
