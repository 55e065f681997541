using System.Collections.Immutable;

namespace Payments.Storage;

/// <summary>All that an in-memory store holds at one moment.</summary>
internal sealed record MemoryState(ImmutableDictionary<RecordType, MemoryTable> Tables, MemorySums Sums, MemoryWork Work)
{
    public MemoryTable Table(RecordType type) =>
        Tables.GetValueOrDefault(type)
        ?? throw new ArgumentException($"{type.Table} is not in this store's schema: add it to a schema step.", nameof(type));

    /// <summary>The state after the set, which counts only where the answer is <see cref="CommitStatus.Committed"/>.</summary>
    /// <exception cref="StoreException">A running sum would leave the range of a 64-bit integer.</exception>
    public CommitResult Apply(ChangeSet changes, out MemoryState next)
    {
        next = this;
        foreach (var write in changes.Writes)
        {
            var result = next.Table(write.Type).Apply(changes.Owner, write, out var table);
            if (result.Status != CommitStatus.Committed)
                return result;

            next = next with { Tables = next.Tables.SetItem(write.Type, table) };
        }

        next = next with { Sums = changes.Sums.Aggregate(next.Sums, (sums, change) => sums.Add(changes.Owner, change)) };
        foreach (var change in changes.Work)
        {
            if (!next.Work.Apply(changes.Owner, change, out var work))
                return CommitResult.LeaseLost;

            next = next with { Work = work };
        }

        return CommitResult.Committed;
    }
}
