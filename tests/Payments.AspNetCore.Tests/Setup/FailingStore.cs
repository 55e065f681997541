using Payments.Storage;

namespace Payments.AspNetCore.Tests.Setup;

/// <summary>A store in memory that fails when it is told to.</summary>
internal sealed class FailingStore : IPaymentStore
{
    private readonly InMemoryPaymentStore _inner = new(PaymentsSchema.Current);

    /// <summary>Thrown by each read; null for none.</summary>
    public Exception? OnRead { get; set; }

    /// <summary>Thrown instead of each commit; null for none.</summary>
    public Exception? OnCommit { get; set; }

    /// <summary>Thrown after each commit, which stands; null for none.</summary>
    public Exception? AfterCommit { get; set; }

    public ValueTask MigrateAsync(CancellationToken cancellationToken) => _inner.MigrateAsync(cancellationToken);

    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class => OnRead is null ? _inner.GetAsync(type, owner, id, cancellationToken) : throw OnRead;

    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class => OnRead is null ? _inner.FindAsync(type, name, owner, value, cancellationToken) : throw OnRead;

    public ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class => OnRead is null ? _inner.ListAsync(type, owner, query, cancellationToken) : throw OnRead;

    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class => OnRead is null ? _inner.CountAsync(type, owner, query, cancellationToken) : throw OnRead;

    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    ) => OnRead is null ? _inner.SumsAsync(sum, owner, from, before, cancellationToken) : throw OnRead;

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (OnCommit is not null)
            throw OnCommit;

        var result = await _inner.CommitAsync(changes, cancellationToken);
        return AfterCommit is null ? result : throw AfterCommit;
    }

    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) => _inner.ClaimAsync(kinds, now, lease, limit, cancellationToken);
}
