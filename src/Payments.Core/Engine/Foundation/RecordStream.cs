using System.Runtime.CompilerServices;
using Payments.Storage;

namespace Payments;

/// <summary>Reads an owner's records one after the other, in the order of their ids, a page at a time.</summary>
internal static class RecordStream
{
    private const int PageSize = 500;

    /// <summary>The records of which the id is this or after it, and before another; null is no bound.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IPaymentStore store,
        RecordType<T> type,
        Owner owner,
        string? from = null,
        string? before = null,
        bool descending = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
        where T : class
    {
        string? last = null;
        var order = type.Lists.First(list => list is { Group: null, By: null });
        while (true)
        {
            var query = new ListQuery(order, PageSize)
            {
                Descending = descending,
                IdFrom = from,
                IdBefore = before,
                After = last is null ? null : new ListPosition(0, last),
            };
            var page = await store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                last = type.IdOf(stored.Value);
                yield return stored.Value;
            }

            if (page.Count < PageSize)
                yield break;
        }
    }
}
