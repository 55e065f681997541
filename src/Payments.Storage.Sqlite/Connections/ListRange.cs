namespace Payments.Storage.Sqlite;

/// <summary>
/// Between which ids a list without an integer column is read: one bound on each side, for of two SQLite would look up one and step to the
/// other.
/// </summary>
/// <param name="Low">The lower bound, or null.</param>
/// <param name="WithLow">Whether the lower bound itself is in the list.</param>
/// <param name="High">The upper bound, which is not in the list; or null.</param>
internal readonly record struct ListRange(string? Low, bool WithLow, string? High)
{
    public static ListRange Of(ListQuery query)
    {
        if (query.Order.By is not null)
            return default;

        var range = new ListRange(query.IdFrom, WithLow: true, query.IdBefore);
        if (query.After is not { } after)
            return range;
        if (query.Descending)
            return range.High is null || Utf8.Compare(after.Id, range.High) < 0 ? range with { High = after.Id } : range;
        return range.Low is null || Utf8.Compare(after.Id, range.Low) >= 0 ? range with { Low = after.Id, WithLow = false } : range;
    }
}
