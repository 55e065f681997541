namespace Payments.AspNetCore.Yorlet;

/// <summary>Pages as they were asked for: newest first, after or before an object.</summary>
internal static class ListReader
{
    /// <summary>What follows a page.</summary>
    /// <param name="Has">Whether there may be more.</param>
    /// <param name="Cursor">The id on the wire from which a page that holds nothing leads on; null beside a page whose own ids do.</param>
    public readonly record struct More(bool Has, string? Cursor = null);

    /// <summary>The items of a page, and whether more follow in the direction that was asked for; or why there is none.</summary>
    public static async ValueTask<(ApiResponse? Refused, IReadOnlyList<T> Items, More More)> ReadAsync<T>(
        Func<PageRequest, ValueTask<Result<ListPage<T>>>> read,
        ListRequests.Page page
    )
        where T : class
    {
        var found = await read(RequestOf(page)).ConfigureAwait(false);
        if (!found.IsSuccess)
            return (Errors.Of(found.Refusal), [], default);

        var (items, next) = (found.Value.Items, found.Value.NextCursor);
        return (null, items, new More(next is not null, next is not null && items.Count == 0 ? page.Kind.Of(next) : null));
    }

    /// <summary>The same of what matches, where the list holds little else.</summary>
    public static ValueTask<(ApiResponse? Refused, IReadOnlyList<T> Items, More More)> ReadAsync<T>(
        Func<PageRequest, ValueTask<Result<ListPage<T>>>> read,
        Func<T, bool> matches,
        Func<T, string> idOf,
        ListRequests.Page page
    )
        where T : class => ReadAsync(request => FilteredPages.ReadAsync(read, matches, idOf, request), page);

    private static PageRequest RequestOf(ListRequests.Page page) => new(page.Limit) { After = page.After, Before = page.Before };
}
