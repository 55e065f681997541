namespace Payments;

internal sealed class EmailConcept() : Concept("e-mails")
{
    public override IReadOnlyList<string> IdPrefixes => [EmailStorage.IdPrefix];

    public override IReadOnlyList<EventType> EventTypes => EmailEvents.All;

    public override IReadOnlyList<WorkKind> Work =>
        [
            new(
                EmailStorage.SendWork,
                WorkLoopName.Emails,
                parts => parts.Engine.Email is { } email ? new EmailSenderWork(parts.Engine, email) : null
            ),
        ];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [new(4, EmailStorage.Table)];
}
