using Payments.Storage;

namespace Payments;

/// <summary>A page of a list.</summary>
/// <param name="Items">The records, newest first.</param>
/// <param name="NextCursor">Asks for the next page; null on the last.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? NextCursor)
    where T : class;

internal static class ListPages
{
    /// <summary>
    /// A page of an owner's records, or of one group of them by a declared list, newest first. The cursor is the last id of the
    /// page before.
    /// </summary>
    public static async ValueTask<Result<ListPage<T>>> ReadAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        string prefix,
        int limit,
        string? cursor,
        CancellationToken cancellationToken,
        (string List, string Value)? group = null
    )
        where T : class
    {
        if (limit is < 1 or > Limits.PageSize)
            return new Refusal(RefusalKind.Invalid, "limit_out_of_range", $"a page has 1 to {Limits.PageSize} items", "limit");
        if (cursor is not null && !Id.IsWellFormed(cursor, prefix))
            return new Refusal(
                RefusalKind.Invalid,
                "invalid_cursor",
                "the cursor is not one that a page gave; begin again without it",
                "cursor"
            );

        var query = new ListQuery(
            type.Lists.First(order => group is { } one ? order.Name == one.List : order is { Group: null, By: null }),
            limit + 1
        )
        {
            Group = group?.Value,
            Descending = true,
            After = cursor is null ? null : new ListPosition(0, cursor),
        };
        var found = await store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false);
        var items = found.Take(limit).Select(stored => stored.Value).ToList();
        return new ListPage<T>(items, found.Count > limit ? type.IdOf(items[^1]) : null);
    }
}
