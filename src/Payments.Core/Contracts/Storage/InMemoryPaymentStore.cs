using System.Collections.Immutable;

namespace Payments.Storage;

/// <summary>
/// The storage contract in memory, for tests and for trying things out: what it holds ends with the process. Every commit
/// makes a new immutable state, so readers take no lock and a refused set leaves no trace. Records are kept as they are
/// given, not serialized. Thread-safe.
/// </summary>
/// <param name="schema">The tables it keeps.</param>
public sealed class InMemoryPaymentStore(Schema schema) : IPaymentStore
{
    private readonly Lock _writing = new();
    private volatile MemoryState _state = new(
        schema.Types.ToImmutableDictionary(type => type, MemoryTable.Empty),
        MemorySums.Empty,
        MemoryWork.Empty
    );

    /// <inheritdoc/>
    public ValueTask MigrateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_state.Table(type).Get(owner, id)?.As<T>());
    }

    /// <inheritdoc/>
    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        type.Require(name);
        return ValueTask.FromResult(_state.Table(type).Find(owner, name, value)?.As<T>());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        type.Require(query);
        IReadOnlyList<Stored<T>> page = [.. _state.Table(type).List(owner, query).Select(row => row.As<T>())];
        return ValueTask.FromResult(page);
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        type.Require(query);
        return ValueTask.FromResult(_state.Table(type).Count(owner, query));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        schema.RequireSum(sum, from, before);
        IReadOnlyList<RunningSum> sums = [.. _state.Sums.Range(owner, sum, from, before)];
        return ValueTask.FromResult(sums);
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var change in changes.Sums)
            schema.RequireSum(change.Sum);
        lock (_writing)
        {
            var next = _state;
            var result = next.Apply(changes, out next);
            if (result.Status == CommitStatus.Committed)
                _state = next;

            return ValueTask.FromResult(result);
        }
    }

    /// <inheritdoc/>
    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_writing)
        {
            var state = _state;
            var batch = state.Work.Claim(kinds, now.ToUnixTimeMilliseconds(), (now + lease).ToUnixTimeMilliseconds(), limit, out var work);
            _state = state with { Work = work };
            return ValueTask.FromResult(batch);
        }
    }
}

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
