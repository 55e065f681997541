namespace Payments.AspNetCore;

/// <summary>
/// Lists by limit and offset with a total, as some dialects document them. The store lists by cursor and counts nothing, so all of an
/// owner's records are read for each page.
/// </summary>
internal static class OffsetPages
{
    /// <summary>One page of what matches, and how many match in all.</summary>
    /// <param name="read">Reads a page by its cursor; null is the first.</param>
    /// <param name="matches">What counts.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to pass over.</param>
    public static async ValueTask<(int Total, IReadOnlyList<T> Items)> ReadAsync<T>(
        Func<string?, ValueTask<Result<ListPage<T>>>> read,
        Func<T, bool> matches,
        int limit,
        int offset
    )
        where T : class
    {
        var total = 0;
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var page = (await read(cursor).ConfigureAwait(false)).Value;
            foreach (var item in page.Items.Where(matches))
            {
                if (total >= offset && items.Count < limit)
                    items.Add(item);
                total++;
            }

            cursor = page.NextCursor;
        } while (cursor is not null);

        return (total, items);
    }
}
