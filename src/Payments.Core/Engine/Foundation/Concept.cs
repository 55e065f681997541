using Payments.Storage;

namespace Payments;

/// <summary>
/// What one concept brings into the engine, declared once: the prefixes of its ids, its tables, its types of event and its kinds of
/// due work. A new one is a line in <see cref="Concepts"/>; everything that lists concepts derives from there.
/// </summary>
internal abstract class Concept
{
    /// <param name="name">What the concept is called in messages, in the plural.</param>
    private protected Concept(string name) => Name = name;

    public string Name { get; }

    /// <summary>Each ends with an underscore.</summary>
    public virtual IReadOnlyList<string> IdPrefixes => [];

    public virtual IReadOnlyList<EventType> EventTypes => [];

    public virtual IReadOnlyList<WorkKind> Work => [];

    /// <summary>The tables, given the types of event of all concepts, which the table of events needs.</summary>
    public virtual IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) => [];
}

/// <summary>A table, and the step of the schema that creates it.</summary>
internal sealed record ConceptTable(int Step, RecordType Type)
{
    /// <summary>What later steps add to it, by their numbers.</summary>
    public IReadOnlyList<(int Step, TableAddition Addition)> Adds { get; init; } = [];

    /// <summary>With a list over a column of its own, which a later step adds.</summary>
    public ConceptTable WithList(int step, ListOrder list) =>
        this with
        {
            Adds = [.. Adds, (step, new TableAddition(Type) { Columns = [.. list.Columns], Lists = [list] })],
        };
}

/// <summary>A kind of due work. It is stored with its rows and never renamed.</summary>
/// <param name="Kind">Such as "session.expire".</param>
/// <param name="Loop">Which loop does it.</param>
/// <param name="Handler">Makes what does it; null where the host has not set up what it needs, and the work waits.</param>
internal sealed record WorkKind(string Kind, WorkLoopName Loop, Func<EngineParts, IWorkHandler?> Handler);

/// <summary>
/// The loops that do due work. What waits for providers, host code, receivers and mail servers does not hold up the others.
/// </summary>
internal enum WorkLoopName
{
    Decisions,
    Events,
    Webhooks,
    Handlers,
    HandlerRetries,
    Emails,
}
