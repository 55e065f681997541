namespace Payments.AspNetCore.Yorlet;

/// <summary>Pages of what matches, newest first, after or before an object.</summary>
internal static class ListReader
{
    // The lists of the engine lead one way: what comes before an object is found from the newest on.
    private const int MostBefore = 5000;

    /// <summary>What follows a page.</summary>
    /// <param name="Has">Whether there may be more.</param>
    /// <param name="Cursor">The id on the wire from which a page that holds nothing leads on; null beside a page whose own ids do.</param>
    public readonly record struct More(bool Has, string? Cursor = null);

    /// <summary>The items of a page, and whether more follow in the direction that was asked for; or why there is none.</summary>
    public static async ValueTask<(ApiResponse? Refused, IReadOnlyList<T> Items, More More)> ReadAsync<T>(
        Func<int, string?, ValueTask<Result<ListPage<T>>>> read,
        Func<T, bool> matches,
        Func<T, string> idOf,
        ListRequests.Page page
    )
        where T : class
    {
        if (page.Before is { } before)
            return await BeforeAsync(read, matches, idOf, before, page.Limit).ConfigureAwait(false);

        var found = await FilteredPages.ReadAsync(read, matches, idOf, page.Limit, page.After).ConfigureAwait(false);
        if (!found.IsSuccess)
            return (Errors.Of(found.Refusal), [], default);

        var (items, next) = (found.Value.Items, found.Value.NextCursor);
        return (null, items, new More(next is not null, next is not null && items.Count == 0 ? page.Kind.Of(next) : null));
    }

    private static async ValueTask<(ApiResponse? Refused, IReadOnlyList<T> Items, More More)> BeforeAsync<T>(
        Func<int, string?, ValueTask<Result<ListPage<T>>>> read,
        Func<T, bool> matches,
        Func<T, string> idOf,
        string before,
        int limit
    )
        where T : class
    {
        var nearest = new Queue<T>();
        var more = false;
        string? cursor = null;
        for (var examined = 0; examined < MostBefore; examined += Limits.PageSize)
        {
            var page = await read(Limits.PageSize, cursor).ConfigureAwait(false);
            if (!page.IsSuccess)
                return (Errors.Of(page.Refusal), [], default);

            foreach (var item in page.Value.Items)
            {
                if (string.CompareOrdinal(idOf(item), before) <= 0)
                    return (null, [.. nearest], new More(more));
                if (!matches(item))
                    continue;
                nearest.Enqueue(item);
                if (nearest.Count <= limit)
                    continue;
                nearest.Dequeue();
                more = true;
            }

            cursor = page.Value.NextCursor;
            if (cursor is null)
                return (null, [.. nearest], new More(more));
        }

        return (Errors.Invalid("ending_before", "ending_before is too far back; go on from the newest with starting_after"), [], default);
    }
}
