using Microsoft.Data.Sqlite;
using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

// The storage contract holds for a store whose every call is made inside a transaction of the host's.
public sealed class JoinedAppendOnlyRecordTests : AppendOnlyRecordSpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedDueWorkTests : DueWorkSpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedRunningSumTests : RunningSumSpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedConcurrencyTests : StoreConcurrencySpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedListTests : StoreListSpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedModelTests : StoreModelSpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedRecordTests : StoreRecordSpecification<EachInTransaction, EachInTransactionStores>;

public sealed class JoinedTextTests : StoredTextSpecification<EachInTransaction, EachInTransactionStores>;

/// <summary>Calls the joined store in a transaction for each call; work is claimed outside, as it has to be.</summary>
public sealed class EachInTransaction(SqlitePaymentStore store, string path) : IPaymentStore, IAsyncDisposable
{
    public ValueTask MigrateAsync(CancellationToken cancellationToken) => store.MigrateAsync(cancellationToken);

    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class => InsideAsync(joined => joined.GetAsync(type, owner, id, cancellationToken), cancellationToken);

    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class => InsideAsync(joined => joined.FindAsync(type, name, owner, value, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class => InsideAsync(joined => joined.ListAsync(type, owner, query, cancellationToken), cancellationToken);

    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class => InsideAsync(joined => joined.CountAsync(type, owner, query, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    ) => InsideAsync(joined => joined.SumsAsync(sum, owner, from, before, cancellationToken), cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        InsideAsync(joined => joined.CommitAsync(changes, cancellationToken), cancellationToken);

    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) => store.ClaimAsync(kinds, now, lease, limit, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async ValueTask<T> InsideAsync<T>(Func<IJoinedStore, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using (var patience = connection.CreateCommand())
        {
            // SQLite's own waiting looks more often than the driver's.
            patience.CommandText = "PRAGMA busy_timeout = 20000";
            patience.ExecuteNonQuery();
        }

        await using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, CancellationToken.None);
        var result = await call(joined);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}

/// <summary>Such stores in temporary files.</summary>
public sealed class EachInTransactionStores : IStoreSource<EachInTransaction>
{
    private readonly List<TemporaryFile> _files = [];

    public EachInTransaction Create(Schema schema)
    {
        var file = new TemporaryFile();
        _files.Add(file);
        return new(new SqlitePaymentStore(schema, file.Options), file.Path);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            file.Dispose();
        return ValueTask.CompletedTask;
    }
}
