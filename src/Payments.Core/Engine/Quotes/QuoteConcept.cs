namespace Payments;

internal sealed class QuoteConcept() : Concept("quotes")
{
    public override IReadOnlyList<string> IdPrefixes => [QuoteStorage.IdPrefix];

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                QuoteStorage.SweepWork,
                WorkLoopName.Decisions,
                parts => new ExpiredRecordSweeper<Quote>(
                    parts.Engine,
                    QuoteStorage.SweepWork,
                    QuoteStorage.Table,
                    quote => quote.ExpiresAt,
                    QuoteRules.KeptFor
                )
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(2, QuoteStorage.Table)];
}
