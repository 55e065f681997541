namespace Payments.Storage;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Order">One of the record type's declared orders.</param>
/// <param name="Limit">How many records at most; 1 or more.</param>
public sealed record ListQuery(ListOrder Order, int Limit)
{
    /// <summary>What the order's group column must equal; null exactly where the order has no group.</summary>
    public string? Group { get; init; }

    /// <summary>Last first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only records after this one in the direction of the list; null for the first page.</summary>
    public ListPosition? After { get; init; }

    /// <summary>Where the order has an integer column: only records at which it is this or less.</summary>
    public long? UpTo { get; init; }

    /// <summary>
    /// Where the order has no integer column: only records of which the id is this or sorts after it. Ids begin with their time, so that
    /// this and <see cref="IdBefore"/> are a range of times.
    /// </summary>
    public string? IdFrom { get; init; }

    /// <summary>Where the order has no integer column: only records of which the id sorts before this.</summary>
    public string? IdBefore { get; init; }

    /// <summary>How many records to pass over. Their documents are not read, but each costs a step in the index.</summary>
    public int Skip { get; init; }
}

/// <summary>A record's place in a list.</summary>
/// <param name="By">The value of the order's integer column; 0 where it has none.</param>
/// <param name="Id">The record's id.</param>
public readonly record struct ListPosition(long By, string Id);

/// <summary>
/// A way to list an owner's records: those whose <see cref="Group"/> column equals a value, in the order of an integer
/// column and then of the id; or in the order of the id alone. Ids begin with their time, so that is the order of creation.
/// Text is compared by its UTF-8 bytes. A record whose group or integer column is null is not in the list.
/// </summary>
/// <param name="Name">Lower snake case; unique in its record type.</param>
/// <param name="Group">The text column that must equal the group asked for, or null for all records.</param>
/// <param name="By">The integer column to order by before the id, or null.</param>
public sealed record ListOrder(string Name, Column? Group, Column? By)
{
    /// <summary>The columns over which it goes; none in the order of the id alone.</summary>
    public IEnumerable<Column> Columns => new[] { Group, By }.OfType<Column>();

    /// <summary>All of an owner's records, by id.</summary>
    internal static ListOrder ById { get; } = new("id", Group: null, By: null);
}
