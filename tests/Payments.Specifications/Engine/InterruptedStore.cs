using Payments.Storage;

namespace Payments.Specifications;

/// <summary>A store before one of whose reads something else happens, once.</summary>
public sealed class InterruptedStore(IPaymentStore inner) : IPaymentStore
{
    /// <summary>Before the next read of a record of this type, this is done.</summary>
    public (RecordType Type, Func<Task> Do)? BeforeReadOf { get; set; }

    public ValueTask MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public async ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class
    {
        if (BeforeReadOf is { } interruption && interruption.Type == type)
        {
            BeforeReadOf = null;
            await interruption.Do();
        }

        return await inner.GetAsync(type, owner, id, cancellationToken);
    }

    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class => inner.FindAsync(type, name, owner, value, cancellationToken);

    public ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class => inner.ListAsync(type, owner, query, cancellationToken);

    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class => inner.CountAsync(type, owner, query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    ) => inner.SumsAsync(sum, owner, from, before, cancellationToken);

    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) => inner.ClaimAsync(kinds, now, lease, limit, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(changes, cancellationToken);
}
