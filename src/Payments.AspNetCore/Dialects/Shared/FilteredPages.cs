namespace Payments.AspNetCore;

/// <summary>
/// Pages of what matches, out of a list that the store cannot filter. One page looks at 1,000 records at most: it may hold fewer
/// than asked for and lead on all the same, so that no call reads an account from end to end.
/// </summary>
internal static class FilteredPages
{
    public const int MostExamined = 1000;

    /// <summary>A page. Its cursor is the id of the last record that counts for it.</summary>
    /// <param name="read">Reads a page of this size after a cursor; null is the first.</param>
    /// <param name="matches">What counts.</param>
    /// <param name="idOf">A record's id.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cursor">The page before's cursor, or null.</param>
    public static async ValueTask<Result<ListPage<T>>> ReadAsync<T>(
        Func<int, string?, ValueTask<Result<ListPage<T>>>> read,
        Func<T, bool> matches,
        Func<T, string> idOf,
        int limit,
        string? cursor
    )
        where T : class
    {
        var items = new List<T>();
        for (var examined = 0; ; )
        {
            var page = await read(Limits.PageSize, cursor).ConfigureAwait(false);
            if (!page.IsSuccess)
                return page;

            foreach (var item in page.Value.Items)
            {
                // One more than is asked for says that there is a next page, which then begins with it.
                if (matches(item) && items.Count == limit)
                    return new ListPage<T>(items, idOf(items[^1]));
                if (matches(item))
                    items.Add(item);
                cursor = idOf(item);
                examined++;
            }

            if (page.Value.NextCursor is null || examined >= MostExamined)
                return new ListPage<T>(items, page.Value.NextCursor);
        }
    }
}
