using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The storage contract in one SQLite file. Commits of many callers share one flush to the disk, and every result comes after it;
/// reads run on the caller's thread on connections of their own. Thread-safe. One store has the file at a time, in this process or
/// another: a second one is refused when it opens, by a lock on the file's name with "-lock" at its end, which the system frees when the
/// process ends. A store whose files are removed or replaced under it stops.
/// </summary>
public sealed partial class SqlitePaymentStore : IPaymentStore, IStoreHealth, IAsyncDisposable
{
    private readonly Schema _schema;
    private readonly SqliteStoreOptions _options;
    private readonly ILogger _logger;
    private readonly ConnectionRecipe _recipe;
    private readonly Backup _backup;
    private readonly Dictionary<RecordType, TableSql> _tables;
    private readonly ReaderPool _readers;
    private readonly Filling _filling;
    private readonly SemaphoreSlim _opening = new(1);
    private volatile CommitWriter? _writer;
    private volatile bool _disposed;

    /// <summary>A store over a file, which <see cref="MigrateAsync"/> opens. The options are read now.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SqlitePaymentStore(Schema schema, SqliteStoreOptions options, ILogger<SqlitePaymentStore>? logger = null)
    {
        options.Validate();
        _schema = schema;
        _options = options.Copy();
        _logger = logger ?? NullLogger<SqlitePaymentStore>.Instance;
        _recipe = new ConnectionRecipe(_options);
        _backup = new Backup(_recipe, new DurableFiles());
        _filling = new Filling(_options.FillPause, _logger);
        _tables = schema.Types.ToDictionary(type => type, type => new TableSql(type));
        _readers = new ReaderPool(_recipe, _options.Readers, typeof(SqlitePaymentStore));
    }

    internal CommitWriter Writer => Usable();

    /// <summary>
    /// Opens the file, checks it, and brings its schema to this release's. Called again it does nothing.
    /// </summary>
    /// <exception cref="StoreException">
    /// The file is another application's, is newer than this release, is damaged, cannot be opened, or does not take a
    /// setting that durability needs; or another store has it open, after a wait of <see cref="SqliteStoreOptions.BusyTimeout"/>.
    /// </exception>
    /// <exception cref="StoreBusyException">A program that is no store holds SQLite's own lock on the file.</exception>
    public async ValueTask MigrateAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_writer is null)
                _writer = await StoreOpener
                    .OpenAsync(_schema, _options, _recipe, _filling, _logger, cancellationToken)
                    .ConfigureAwait(false);
            else
                Usable();
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Definite(error);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class
    {
        var sql = Sql(type).Get;
        cancellationToken.ThrowIfCancellationRequested();
        return Usable().Recent.Find(type, owner, id) is { } recent
            ? ValueTask.FromResult<Stored<T>?>(recent)
            : ReadOneAsync(type, sql, owner, id, cancellationToken);
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
        type.Require(name);
        return ReadOneAsync(type, Sql(type).Find(name), owner, value, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class
    {
        type.Require(query);
        var lists = Sql(type).Lists;
        Usable();
        if (query.Group is not null && !StorableText.IsStorable(query.Group))
            return [];

        var lacksSome = _filling.Concerns(type, query.Order);
        var rows = await _readers
            .ReadAsync(
                (reader, sql) =>
                    lacksSome
                        ? reader.AtOneMoment(() => UnfilledList.Read(reader, type, owner, query, sql))
                        : reader[sql.Page(query)].With(owner).With(query).Read(DocumentRow.Of),
                lists,
                cancellationToken
            )
            .ConfigureAwait(false);
        return rows.ConvertAll(row => row.As(type));
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class
    {
        type.Require(query);
        var lists = Sql(type).Lists;
        Usable();
        if (query.Group is not null && !StorableText.IsStorable(query.Group))
            return 0;

        var lacksSome = _filling.Concerns(type, query.Order);
        return await _readers
            .ReadAsync(
                (reader, sql) =>
                    lacksSome
                        ? reader.AtOneMoment(() => UnfilledList.Count(reader, type, owner, query, sql))
                        : reader[sql.Count(query)].With(owner).With(query).First(row => row.Number(0)),
                lists,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    )
    {
        _schema.RequireSum(sum, from, before);
        Usable();
        var rows = await _readers
            .ReadAsync(
                static (reader, asked) =>
                    reader.Connection.Query<SumRow>(asked.before is null ? RunningSumsSql.From : RunningSumsSql.FromBefore, asked).AsList(),
                new
                {
                    account = owner.Account,
                    livemode = owner.Livemode,
                    sum,
                    from = from ?? "",
                    before,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return rows.ConvertAll(row => new RunningSum(row.Key, row.Value));
    }

    /// <inheritdoc/>
    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var writer = Usable();
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var change in changes.Sums)
            _schema.RequireSum(change.Sum);
        return changes.IsEmpty
            ? CommitResult.Committed
            : await writer.SubmitAsync(new CommitItem(changes, Sql), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var writer = Usable();
        string[] asked = [.. kinds.Where(StorableText.IsStorable).Distinct(StringComparer.Ordinal)];

        // A read before the claim: an idle process never takes the write lock and never flushes.
        var next = await _readers
            .ReadAsync(
                static (reader, asked) => asked.Young.NextDue(reader, asked.Kinds, isWriter: false),
                (Kinds: asked, writer.Young),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (next is not { } first)
            return new WorkBatch([], null);
        if (first.ToUnixTimeMilliseconds() > now.ToUnixTimeMilliseconds())
            return new WorkBatch([], first);

        return await writer.SubmitAsync(new ClaimItem(asked, now, lease, limit, writer.Young), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes no more sets, completes those that wait, moves the log into the database file and closes it. Every later call
    /// throws <see cref="ObjectDisposedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed)
                return;

            _disposed = true;
            await _filling.DisposeAsync().ConfigureAwait(false);
            await _readers.DisposeAsync().ConfigureAwait(false);
            if (_writer is { } writer)
                await writer.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async ValueTask<Stored<T>?> ReadOneAsync<T>(
        RecordType<T> type,
        string sql,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class
    {
        Usable();
        if (!StorableText.IsStorable(value))
            return null;

        var row = await _readers
            .ReadAsync(
                static (reader, asked) => reader[asked.Sql].With(asked.Owner).With("@value", asked.Value).First(DocumentRow.Of),
                (Sql: sql, Owner: owner, Value: value),
                cancellationToken
            )
            .ConfigureAwait(false);
        return row?.As(type);
    }

    private TableSql Sql(RecordType type) =>
        _tables.GetValueOrDefault(type)
        ?? throw new ArgumentException($"{type.Table} is not in this store's schema: add it to a schema step.", nameof(type));

    private CommitWriter Usable()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var writer = _writer ?? throw new InvalidOperationException($"Call {nameof(MigrateAsync)} once before anything else.");
        return writer.Poisoned ? throw writer.Unusable() : writer;
    }
}
