namespace Payments.Storage;

/// <summary>
/// What a step adds to a table that an earlier step created. Rows that are there already get their columns from their documents: those of a
/// unique name before the store opens, for nothing can be unique among half of them, and all others in small batches while it
/// serves; until then a list that needs them reads the documents.
/// </summary>
/// <param name="Type">The table's record type, which declares what is added among all else.</param>
public sealed record TableAddition(RecordType Type)
{
    /// <summary>Columns of <see cref="RecordType.Columns"/>.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Those columns whose values are unique in an owner from then on, as <see cref="RecordType.UniqueNames"/> declares.</summary>
    public IReadOnlyList<Column> UniqueNames { get; init; } = [];

    /// <summary>Lists of <see cref="RecordType.Lists"/>, over added columns or over old ones.</summary>
    public IReadOnlyList<ListOrder> Lists { get; init; } = [];
}

/// <summary>What a table has after a step: a part of what its record type declares.</summary>
/// <param name="Type">The table's record type.</param>
/// <param name="Columns">The columns, in the order in which they came.</param>
/// <param name="UniqueNames">The unique names.</param>
/// <param name="Lists">The lists.</param>
public sealed record TableShape(
    RecordType Type,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<UniqueName> UniqueNames,
    IReadOnlyList<ListOrder> Lists
);
