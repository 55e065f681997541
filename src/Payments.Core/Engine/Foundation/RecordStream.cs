using System.Runtime.CompilerServices;
using Payments.Storage;

namespace Payments;

/// <summary>Reads an owner's records one after the other, in the order of their ids, a page at a time.</summary>
internal static class RecordStream
{
    private const int PageSize = 500;

    /// <summary>The records of which the id is after one and before another; null is no bound.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        string? after = null,
        string? before = null,
        bool descending = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
        where T : class
    {
        var (start, end) = descending ? (before, after) : (after, before);
        var order = type.Lists.First(list => list is { Group: null, By: null });
        while (true)
        {
            var query = new ListQuery(order, PageSize)
            {
                Descending = descending,
                After = start is null ? null : new ListPosition(0, start),
            };
            var page = await store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                var id = type.IdOf(stored.Value);
                if (end is not null && (descending ? string.CompareOrdinal(id, end) < 0 : string.CompareOrdinal(id, end) >= 0))
                    yield break;

                start = id;
                yield return stored.Value;
            }

            if (page.Count < PageSize)
                yield break;
        }
    }
}
