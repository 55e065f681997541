namespace Payments;

/// <summary>A page of a list.</summary>
/// <param name="Items">The records, newest first.</param>
/// <param name="NextCursor">
/// Asks for the next page; null on the last. Where newer records than one were asked for, what goes on to still newer ones.
/// </param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? NextCursor)
    where T : class;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Limit">How many records at most: 1 to <see cref="Limits.PageSize"/>.</param>
public sealed record PageRequest(int Limit = 20)
{
    /// <summary>Only records older than this one, the newest of them: an id, or the page before's cursor. Null is no bound.</summary>
    public string? After { get; init; }

    /// <summary>Only records newer than this one, the oldest of them; an id, and not together with the other. Null is no bound.</summary>
    public string? Before { get; init; }

    /// <summary>How many records to pass over. Cheaper than to read them, and dearer the more they are: prefer a cursor.</summary>
    public int Skip { get; init; }
}
