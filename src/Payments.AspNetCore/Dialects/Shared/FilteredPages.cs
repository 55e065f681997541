namespace Payments.AspNetCore;

/// <summary>
/// Pages of what matches, out of a list that leaves out most of what does not. One page looks at 1,000 records at most: it may hold fewer
/// than asked for and lead on all the same, so that no call reads an account from end to end.
/// </summary>
internal static class FilteredPages
{
    public const int MostExamined = 1000;

    /// <summary>A page. Its cursor is the id of the last record that counts for it.</summary>
    /// <param name="read">Reads a page.</param>
    /// <param name="matches">What counts.</param>
    /// <param name="idOf">A record's id.</param>
    /// <param name="page">The page that is asked for.</param>
    public static async ValueTask<Result<ListPage<T>>> ReadAsync<T>(
        Func<PageRequest, ValueTask<Result<ListPage<T>>>> read,
        Func<T, bool> matches,
        Func<T, string> idOf,
        PageRequest page
    )
        where T : class
    {
        var items = new List<T>();
        var backwards = page.Before is not null;

        // Nearly all match: the first read is of what is asked for, and of one more, which says that there is a next page.
        var asked = page with
        {
            Limit = Math.Min(page.Limit + 1, Limits.PageSize),
        };
        for (var examined = 0; ; asked = asked with { Limit = Math.Min(Limits.PageSize, MostExamined - examined) })
        {
            var found = await read(asked).ConfigureAwait(false);
            if (!found.IsSuccess)
                return found;

            foreach (var item in backwards ? found.Value.Items.Reverse() : found.Value.Items)
            {
                if (matches(item) && items.Count == page.Limit)
                    return Page(items, idOf(items[^1]), backwards);
                if (matches(item))
                    items.Add(item);
                asked = backwards ? asked with { Before = idOf(item) } : asked with { After = idOf(item) };
                examined++;
            }

            if (found.Value.NextCursor is null || examined >= MostExamined)
                return Page(items, found.Value.NextCursor, backwards);
        }
    }

    private static ListPage<T> Page<T>(List<T> items, string? next, bool backwards)
        where T : class
    {
        if (backwards)
            items.Reverse();
        return new ListPage<T>(items, next);
    }
}
