namespace Payments.Storage;

/// <summary>
/// One numbered step of the schema. A released step never changes: what a later release needs comes in a later step. A table is created
/// with all that its record type declares, except what later steps add.
/// The table of due work is part of every store's step 1, that of running sums of the step that says so.
/// </summary>
/// <param name="Number">1 for the first, one more for each.</param>
/// <param name="Name">What the step brings, in a few words.</param>
/// <param name="Creates">The tables it creates.</param>
public sealed record SchemaStep(int Number, string Name, IReadOnlyList<RecordType> Creates)
{
    /// <summary>Whether it creates the table of running sums, which one step of a schema does at most. False unless set.</summary>
    public bool CreatesRunningSums { get; init; }

    /// <summary>What it adds to tables of earlier steps; each of them once.</summary>
    public IReadOnlyList<TableAddition> Adds { get; init; } = [];
}

/// <summary>All steps of a schema, from the first.</summary>
public sealed class Schema
{
    /// <summary>Declares a schema.</summary>
    /// <exception cref="ArgumentException">
    /// The steps are not numbered 1, 2, 3 …; a table, that of running sums among them, is created twice; or a step adds what its table does
    /// not declare, has already, or lacks the columns for.
    /// </exception>
    public Schema(IReadOnlyList<SchemaStep> steps)
    {
        if (steps.Where((step, index) => step.Number != index + 1).Any())
            throw new ArgumentException("Schema steps are numbered 1, 2, 3 … without a gap.", nameof(steps));

        Steps = steps;
        Types = [.. steps.SelectMany(step => step.Creates)];
        if (Types.DistinctBy(type => type.Table).Count() != Types.Count || steps.Count(step => step.CreatesRunningSums) > 1)
            throw new ArgumentException("A table is created by one step only.", nameof(steps));

        SchemaRules.Check(this);
    }

    /// <summary>The steps in the order of their numbers.</summary>
    public IReadOnlyList<SchemaStep> Steps { get; }

    /// <summary>Every table.</summary>
    public IReadOnlyList<RecordType> Types { get; }

    /// <summary>The number of the last step.</summary>
    public int Version => Steps.Count;

    /// <summary>What a table has once a step has run.</summary>
    /// <param name="type">The table's record type.</param>
    /// <param name="step">The number of a step that creates the table, or of a later one.</param>
    public TableShape ShapeOf(RecordType type, int step)
    {
        ArgumentNullException.ThrowIfNull(type);
        TableAddition[] later = [.. Steps.Skip(step).SelectMany(next => next.Adds).Where(added => added.Type == type)];
        return new TableShape(
            type,
            [.. type.Columns.Where(column => !later.Any(added => added.Columns.Contains(column)))],
            [.. type.UniqueNames.Where(name => !later.Any(added => added.UniqueNames.Contains(name.Column)))],
            [.. type.Lists.Where(list => !later.Any(added => added.Lists.Contains(list)))]
        );
    }

    /// <summary>The table of records of a .NET type.</summary>
    /// <exception cref="ArgumentException">There is none, or more than one.</exception>
    public RecordType<T> Table<T>()
        where T : class =>
        Types.OfType<RecordType<T>>().ToArray() is [var table]
            ? table
            : throw new ArgumentException($"The schema does not have exactly one table of {typeof(T).Name}.", nameof(T));

    /// <summary>Refuses a running sum that this schema cannot keep. Every store asks it before it looks or adds.</summary>
    /// <param name="sum">Which sum.</param>
    /// <param name="from">The first key asked for, or null.</param>
    /// <param name="before">The first key that is not asked for any more, or null.</param>
    /// <exception cref="ArgumentException">
    /// No step creates running sums, the name is not 1 to 40 of lower snake case, or a key is not <see cref="StorableText"/>.
    /// </exception>
    public void RequireSum(string sum, string? from = null, string? before = null)
    {
        RecordTypeRules.RequireName(sum);
        if (!Steps.Any(step => step.CreatesRunningSums))
            throw new ArgumentException(
                $"This store's schema has no running sums for {sum}: let a step of it say {nameof(SchemaStep.CreatesRunningSums)}.",
                nameof(sum)
            );

        StorableText.Require(from ?? "", nameof(from));
        StorableText.Require(before ?? "", nameof(before));
    }
}
