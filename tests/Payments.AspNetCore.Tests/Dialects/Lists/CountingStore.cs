using System.Collections.Concurrent;
using Payments.Storage;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>Counts the records that lists bring, by their tables.</summary>
internal sealed class CountingStore(IPaymentStore inner) : IPaymentStore
{
    private readonly ConcurrentDictionary<string, int> _listed = new();

    /// <summary>How many records of a table lists have brought since this was asked last.</summary>
    public int Listed(string table) => _listed.TryRemove(table, out var count) ? count : 0;

    public ValueTask MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class => inner.GetAsync(type, owner, id, cancellationToken);

    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class => inner.FindAsync(type, name, owner, value, cancellationToken);

    public async ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var found = await inner.ListAsync(type, owner, query, cancellationToken);
        _listed.AddOrUpdate(type.Table, found.Count, (_, before) => before + found.Count);
        return found;
    }

    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class => inner.CountAsync(type, owner, query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    ) => inner.SumsAsync(sum, owner, from, before, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(changes, cancellationToken);

    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) => inner.ClaimAsync(kinds, now, lease, limit, cancellationToken);
}
