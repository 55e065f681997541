using Payments.Storage;

namespace Payments;

/// <summary>
/// Pages of an owner's records, or of one group of them by a declared list. A page costs what it holds and one record more, however many
/// the owner has.
/// </summary>
internal static class ListPages
{
    /// <summary>A page, newest first. The cursor is the last id of the page before.</summary>
    public static ValueTask<Result<ListPage<T>>> ReadAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        string prefix,
        int limit,
        string? cursor,
        CancellationToken cancellationToken
    )
        where T : class => ReadAsync(store, type, owner, prefix, new PageRequest(limit) { After = cursor }, cancellationToken);

    /// <summary>A page, newest first.</summary>
    public static ValueTask<Result<ListPage<T>>> ReadAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        string prefix,
        PageRequest page,
        CancellationToken cancellationToken,
        (string List, string Value)? group = null
    )
        where T : class =>
        ReadAsync(store, type, owner, prefix, page, group?.List, group is { } one ? [one.Value] : [null], cancellationToken);

    /// <summary>A page of several groups of a list together. A record is read for each place of the page and each group.</summary>
    public static async ValueTask<Result<ListPage<T>>> ReadAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        string prefix,
        PageRequest page,
        string? list,
        IReadOnlyList<string?> groups,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Check(page, prefix) is { } refusal)
            return refusal;

        var query = new ListQuery(OrderOf(type, list), page.Limit + 1)
        {
            Descending = page.Before is null,
            After = (page.After ?? page.Before) is { } place ? new ListPosition(0, place) : null,
            Skip = page.Skip,
        };
        var found = new List<T>();
        foreach (var group in groups)
            found.AddRange(
                (await store.ListAsync(type, owner, query with { Group = group }, cancellationToken).ConfigureAwait(false)).Select(stored =>
                    stored.Value
                )
            );
        if (groups.Count > 1)
            found.Sort((left, right) => string.CompareOrdinal(type.IdOf(left), type.IdOf(right)) * (query.Descending ? -1 : 1));

        var items = found.Take(page.Limit).ToList();
        var next = found.Count > page.Limit ? type.IdOf(items[^1]) : null;
        if (!query.Descending)
            items.Reverse();
        return new ListPage<T>(items, next);
    }

    /// <summary>How many records an owner has, or has in one group of a list.</summary>
    public static ValueTask<long> CountAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        CancellationToken cancellationToken,
        (string List, string Value)? group = null
    )
        where T : class =>
        store.CountAsync(type, owner, new ListQuery(OrderOf(type, group?.List), 1) { Group = group?.Value }, cancellationToken);

    private static ListOrder OrderOf(RecordType type, string? list) =>
        type.Lists.First(order => list is null ? order is { Group: null, By: null } : order.Name == list);

    private static Refusal? Check(PageRequest page, string prefix)
    {
        if (page.Limit is < 1 or > Limits.PageSize)
            return new Refusal(RefusalKind.Invalid, "limit_out_of_range", $"a page has 1 to {Limits.PageSize} items", "limit");
        if (page.Skip < 0)
            return new Refusal(RefusalKind.Invalid, "skip_out_of_range", "what a page passes over is 0 or more", "skip");
        if (page is { After: not null, Before: not null })
            return new Refusal(
                RefusalKind.Invalid,
                "invalid_cursor",
                "a page is after one record or before one; name one of them",
                "cursor"
            );
        return (page.After ?? page.Before) is { } place && !Id.IsWellFormed(place, prefix)
            ? new Refusal(RefusalKind.Invalid, "invalid_cursor", "the cursor is not one that a page gave; begin again without it", "cursor")
            : null;
    }
}
