using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>A file, and stores over it that are closed after the test.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    private readonly List<SqlitePaymentStore> _stores = [];

    protected static Owner Shop { get; } = Owner.Test("acct_shop");

    protected static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TemporaryFile File { get; } = new();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        File.Dispose();
        GC.SuppressFinalize(this);
    }

    protected SqlitePaymentStore Closed(Schema? schema = null, Action<SqliteStoreOptions>? configure = null)
    {
        var options = File.Options;
        configure?.Invoke(options);
        var store = new SqlitePaymentStore(schema ?? SpecificationSchema.Schema, options);
        _stores.Add(store);
        return store;
    }

    protected async Task<SqlitePaymentStore> OpenAsync(Schema? schema = null, Action<SqliteStoreOptions>? configure = null)
    {
        var store = Closed(schema, configure);
        await store.MigrateAsync(Token);
        return store;
    }

    protected static ChangeSet Insert(string id, string? title = null) =>
        new ChangeSet(Shop).Insert(SpecificationSchema.Notes, new Note(id, Title: title));

    protected static Task<CommitResult> CommitAsync(SqlitePaymentStore store, ChangeSet changes) =>
        store.CommitAsync(changes, Token).AsTask();

    protected static async Task<bool> HasAsync(SqlitePaymentStore store, string id) =>
        await store.GetAsync(SpecificationSchema.Notes, Shop, id, Token) is not null;

    /// <summary>Another program with the file open, without any of the store's settings.</summary>
    protected Microsoft.Data.Sqlite.SqliteConnection OpenByHand()
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File.Path};Pooling=False");
        connection.Open();
        return connection;
    }
}
