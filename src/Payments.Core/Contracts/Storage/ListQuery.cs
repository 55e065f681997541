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
}

/// <summary>A record's place in a list.</summary>
/// <param name="By">The value of the order's integer column; 0 where it has none.</param>
/// <param name="Id">The record's id.</param>
public readonly record struct ListPosition(long By, string Id);
