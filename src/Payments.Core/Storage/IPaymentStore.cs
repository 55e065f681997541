namespace Payments.Storage;

/// <summary>
/// The storage contract. A store knows tables and rows of due work, and no payments: what is in them is declared in
/// a <see cref="Schema"/>. Reads see every set that was committed before they began. The suite
/// <c>PaymentStoreSpecification</c> says the same in tests; a store that passes it is a store.
/// </summary>
/// <remarks>
/// A type, unique name or list that is not declared is a caller's bug: <see cref="ArgumentException"/>, and nothing is
/// changed. All members can be called from many threads at once.
/// </remarks>
public interface IPaymentStore
{
    /// <summary>
    /// Brings the schema to this release's, in numbered steps that can be run again. Called once before anything else.
    /// </summary>
    /// <exception cref="StoreException">The schema is newer than this release, or the store cannot be opened.</exception>
    ValueTask MigrateAsync(CancellationToken cancellationToken);

    /// <summary>The record with this id, or null.</summary>
    ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The record that goes by this unique name, or null. <paramref name="name"/> is one of the type's.</summary>
    ValueTask<Stored<T>?> FindAsync<T>(RecordType<T> type, UniqueName name, Owner owner, string value, CancellationToken cancellationToken)
        where T : class;

    /// <summary>A page of an owner's records in a declared order.</summary>
    ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// Applies a change set, all or nothing, and answers after it is durable. A cancellation is honoured until the store
    /// has begun to apply the set, and then no more, for its outcome would not be known.
    /// </summary>
    /// <exception cref="ArgumentException">A column's text is not <see cref="StorableText"/>, or a type is not in the schema.</exception>
    /// <exception cref="StoreBusyException">The queue of waiting sets is full; nothing was changed.</exception>
    /// <exception cref="StoreUnknownException">The answer to the commit was lost: the set may be applied or not.</exception>
    /// <exception cref="StoreException">The store cannot be used; nothing was changed.</exception>
    ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>
    /// Claims rows of the given kinds that are due at <paramref name="now"/> and under no lease, until <paramref name="now"/>
    /// + <paramref name="lease"/>. The longest claimable come first: by due time, or by the end of the last lease; then by
    /// account, mode, kind and key. Two claims never bring the same row at once. A claim that finds nothing writes nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lease or the limit is not positive.</exception>
    ValueTask<WorkBatch> ClaimAsync(IReadOnlyList<string> kinds, DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);
}
