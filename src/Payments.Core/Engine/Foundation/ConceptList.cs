using Payments.Storage;

namespace Payments;

/// <summary>Declared concepts, and what derives from them. It refuses two that claim the same name.</summary>
internal sealed class ConceptList
{
    private readonly Dictionary<Concept, IReadOnlyList<ConceptTable>> _tables;

    /// <exception cref="InvalidOperationException">
    /// Two concepts, or one twice, declare the same id prefix, type of event, kind of work or table.
    /// </exception>
    public ConceptList(IReadOnlyList<Concept> concepts)
    {
        Concepts = concepts;
        RequireOwn(concepts, "id prefix", concept => concept.IdPrefixes);
        RequireOwn(concepts, "event type", concept => concept.EventTypes.Select(type => type.Name));
        RequireOwn(concepts, "kind of work", concept => concept.Work.Select(work => work.Kind));
        EventTypes = [.. concepts.SelectMany(concept => concept.EventTypes)];
        Work = [.. concepts.SelectMany(concept => concept.Work)];
        IdPrefixes = [.. concepts.SelectMany(concept => concept.IdPrefixes)];

        _tables = concepts.ToDictionary(concept => concept, concept => concept.Tables(EventTypes));
        RequireOwn(concepts, "table", concept => _tables[concept].Select(table => table.Type.Table));
        Tables = [.. concepts.SelectMany(concept => _tables[concept])];
    }

    public IReadOnlyList<Concept> Concepts { get; }

    public IReadOnlyList<EventType> EventTypes { get; }

    public IReadOnlyList<WorkKind> Work { get; }

    public IReadOnlyList<string> IdPrefixes { get; }

    public IReadOnlyList<ConceptTable> Tables { get; }

    /// <summary>The table of events.</summary>
    public RecordType<PaymentEvent> Events => Tables.Select(table => table.Type).OfType<RecordType<PaymentEvent>>().Single();

    /// <summary>A step of the schema, with what concepts declare for it, in the order of the concepts.</summary>
    public SchemaStep Step(int number, string name) =>
        new(number, name, [.. Tables.Where(table => table.Step == number).Select(table => table.Type)])
        {
            Adds = [.. Tables.SelectMany(table => table.Adds).Where(later => later.Step == number).Select(later => later.Addition)],
        };

    /// <summary>A schema of these steps.</summary>
    /// <exception cref="InvalidOperationException">A concept declares a table that none of the steps creates.</exception>
    public Schema SchemaOf(IReadOnlyList<SchemaStep> steps)
    {
        foreach (var concept in Concepts)
        {
            if (_tables[concept].FirstOrDefault(table => !steps.Any(step => step.Creates.Contains(table.Type))) is { } lost)
                throw new InvalidOperationException(
                    $"The concept {concept.Name} declares the table \"{lost.Type.Table}\" for step {lost.Step} of the schema, and there "
                        + $"is no such step: add Concepts.All.Step({lost.Step}, …) to PaymentsSchema."
                );
        }

        return new Schema(steps);
    }

    private static void RequireOwn(IReadOnlyList<Concept> concepts, string what, Func<Concept, IEnumerable<string>> namesOf)
    {
        var owners = new Dictionary<string, Concept>(StringComparer.Ordinal);
        foreach (var concept in concepts)
        {
            foreach (var name in namesOf(concept))
            {
                if (!owners.TryAdd(name, concept))
                    throw new InvalidOperationException(
                        $"The concepts {owners[name].Name} and {concept.Name} both declare the {what} \"{name}\": rename the newer one."
                    );
            }
        }
    }
}
