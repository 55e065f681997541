using Payments.Storage;

namespace Payments.Specifications;

/// <summary>A store whose commits a test can see, hold up, replace or lose.</summary>
public sealed class WatchedStore(IPaymentStore inner, CommitBook? book = null) : IPaymentStore
{
    private int _commits;

    /// <summary>Called before each commit with its number, from 1. An answer that is not null stands in place of the store's.</summary>
    public Func<ChangeSet, int, ValueTask<CommitResult?>>? BeforeCommit { get; set; }

    /// <summary>Called after each commit that was not refused, with its number, before the caller hears of it.</summary>
    public Func<ChangeSet, int, ValueTask>? AfterCommit { get; set; }

    public CommitBook Book { get; } = book ?? new CommitBook();

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

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _commits);
        if (BeforeCommit is { } before && await before(changes, number) is { } instead)
            return instead;

        var result = await inner.CommitAsync(changes, cancellationToken);
        if (result.Status == CommitStatus.Committed)
            Book.Committed(changes);
        if (result.Status == CommitStatus.Committed && AfterCommit is { } after)
            await after(changes, number);
        return result;
    }
}
