namespace Payments.AspNetCore;

/// <summary>
/// Lists by limit and offset with a total, as some dialects document them. No record is read but those of the page: what comes before it,
/// and all that is counted, are steps in an index.
/// </summary>
internal static class CountedPages
{
    /// <summary>One page, and how many there are in all.</summary>
    /// <param name="count">Counts them.</param>
    /// <param name="read">Reads a page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to pass over.</param>
    public static async ValueTask<(long Total, IReadOnlyList<T> Items)> ReadAsync<T>(
        Func<ValueTask<long>> count,
        Func<PageRequest, ValueTask<Result<ListPage<T>>>> read,
        int limit,
        int offset
    )
        where T : class
    {
        var total = await count().ConfigureAwait(false);
        return total <= offset
            ? (total, [])
            : (total, (await read(new PageRequest(limit) { Skip = offset }).ConfigureAwait(false)).Value.Items);
    }
}
