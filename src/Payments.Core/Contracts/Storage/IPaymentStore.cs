namespace Payments.Storage;

/// <summary>
/// The storage contract. A store knows tables, running sums and rows of due work, and no payments: what is in them is declared in
/// a <see cref="Schema"/>. Reads see every set that was committed before they began. The
/// suites over <c>PaymentStoreSpecification</c> say the same in tests; a store that passes them all is a store.
/// </summary>
/// <remarks>
/// A type, unique name or list that is not declared, or a sum where the schema has none, is a caller's bug:
/// <see cref="ArgumentException"/>, and nothing is changed. All members can be called from many threads at once.
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

    /// <summary>
    /// A page of an owner's records in a declared order. It costs what the page holds and a step in the index for each record that
    /// <see cref="ListQuery.Skip"/> passes over, however many records the owner has.
    /// </summary>
    ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// How many records a list has from the query's place on; its limit and what it passes over do not matter. In SQL a count over the
    /// list's index alone: no document is read, but each record costs a step in the index.
    /// </summary>
    ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// The owner's running sums by this name at one moment, in the order of their keys by UTF-8 bytes. A key that was never added
    /// to is absent; one that has come back to 0 stays, with 0.
    /// </summary>
    /// <param name="sum">Which sum; one that was never added to is empty.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="from">The first key, or null for the first there is.</param>
    /// <param name="before">The first key that is not wanted any more, or null for all from there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">As <see cref="Schema.RequireSum"/> says.</exception>
    ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Applies a change set, all or nothing, and answers after it is durable. A cancellation is honoured only until the store begins to
    /// apply the set, because its outcome would not be known after that.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A column's text is not <see cref="StorableText"/>, a type is not in the schema, or the set adds to sums and the schema has none.
    /// </exception>
    /// <exception cref="StoreBusyException">The queue of waiting sets is full; nothing was changed.</exception>
    /// <exception cref="StoreUnknownException">The answer to the commit was lost: the set may be applied or not.</exception>
    /// <exception cref="StoreException">
    /// The store cannot be used, or a running sum would leave the range of a 64-bit integer; nothing was changed.
    /// </exception>
    ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>
    /// Claims rows of the given kinds that are due at <paramref name="now"/> and under no lease, until <paramref name="now"/>
    /// + <paramref name="lease"/>. The longest claimable come first: by due time, or by the end of the last lease; then by
    /// account, mode, kind and key. Two claims never bring the same row at once. A claim that finds nothing writes nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lease or the limit is not positive.</exception>
    ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    );
}

/// <summary>A record as it was read, with the version that a later write must still find.</summary>
/// <param name="Value">The record.</param>
/// <param name="Version">1 after the insert, one more after each update.</param>
public sealed record Stored<T>(T Value, long Version)
    where T : class;
