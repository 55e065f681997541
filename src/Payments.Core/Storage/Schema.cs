namespace Payments.Storage;

/// <summary>
/// One numbered step of the schema. A released step never changes: what a later release needs comes in a later step.
/// The table of due work is part of every store's step 1.
/// </summary>
/// <param name="Number">1 for the first, one more for each.</param>
/// <param name="Name">What the step brings, in a few words.</param>
/// <param name="Creates">The tables it creates.</param>
public sealed record SchemaStep(int Number, string Name, IReadOnlyList<RecordType> Creates);

/// <summary>All steps of a schema, from the first.</summary>
public sealed class Schema
{
    /// <summary>Declares a schema.</summary>
    /// <exception cref="ArgumentException">The steps are not numbered 1, 2, 3 …, or a table is created twice.</exception>
    public Schema(IReadOnlyList<SchemaStep> steps)
    {
        if (steps.Where((step, index) => step.Number != index + 1).Any())
            throw new ArgumentException("Schema steps are numbered 1, 2, 3 … without a gap.", nameof(steps));

        Steps = steps;
        Types = [.. steps.SelectMany(step => step.Creates)];
        if (Types.DistinctBy(type => type.Table).Count() != Types.Count)
            throw new ArgumentException("A table is created by one step only.", nameof(steps));
    }

    /// <summary>The steps in the order of their numbers.</summary>
    public IReadOnlyList<SchemaStep> Steps { get; }

    /// <summary>Every table.</summary>
    public IReadOnlyList<RecordType> Types { get; }

    /// <summary>The number of the last step.</summary>
    public int Version => Steps.Count;
}
