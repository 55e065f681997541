namespace Payments;

internal sealed class IdempotencyConcept() : Concept("idempotency keys")
{
    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                IdempotencyStorage.SweepWork,
                WorkLoopName.Decisions,
                parts => new ExpiredRecordSweeper<IdempotencyRecord>(
                    parts.Engine,
                    IdempotencyStorage.SweepWork,
                    IdempotencyStorage.Table,
                    record => record.ExpiresAt,
                    kept: TimeSpan.Zero
                )
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(1, IdempotencyStorage.Table)];
}
