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
                _writer = await StoreOpener.OpenAsync(_schema, _options, _recipe, _logger, cancellationToken).ConfigureAwait(false);
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
        where T : class => ReadOneAsync(type, Sql(type).Get, owner, id, cancellationToken);

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
        var sql = Sql(type).List(query);
        Usable();
        if (query.Group is not null && !StorableText.IsStorable(query.Group))
            return [];

        var parameters = new
        {
            account = owner.Account,
            livemode = owner.Livemode,
            group = query.Group,
            upTo = query.UpTo,
            afterBy = query.After?.By,
            afterId = query.After?.Id,
            limit = query.Limit,
        };
        var rows = await _readers
            .ReadAsync(
                static (connection, asked) => connection.Query<DocumentRow>(asked.Sql, asked.Parameters).AsList(),
                (Sql: sql, Parameters: parameters),
                cancellationToken
            )
            .ConfigureAwait(false);
        return rows.ConvertAll(row => row.As(type));
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
                static (connection, asked) =>
                    connection.Query<SumRow>(asked.before is null ? RunningSumsSql.From : RunningSumsSql.FromBefore, asked).AsList(),
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
                static (connection, asked) => connection.ExecuteScalar<long?>(DueWorkSql.NextDue, new { kinds = DueWorkSql.Asked(asked) }),
                asked,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (next is not { } first)
            return new WorkBatch([], null);
        if (first > now.ToUnixTimeMilliseconds())
            return new WorkBatch([], DateTimeOffset.FromUnixTimeMilliseconds(first));

        return await writer.SubmitAsync(new ClaimItem(asked, now, lease, limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StoreTrouble?> CheckAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_writer is not { } writer)
            return new StoreTrouble("The store is not open yet; it opens when the host starts.", HasStopped: false);
        if (writer.Poisoned || !writer.IsInDoubt)
            return writer.Trouble;

        try
        {
            await writer.SubmitAsync(new ProbeItem(), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreBusyException busy)
        {
            return writer.Trouble ?? new StoreTrouble(busy.Message, HasStopped: false);
        }
        catch (StoreException)
        {
            // The writer has noted why.
        }

        return writer.Trouble;
    }

    /// <summary>
    /// Copies all that is committed into a new file, while the store goes on: a database without a log, checked for damage and flushed
    /// to the disk before it gets its name, so that it is whole even after the power fails. Only its user can read it. To restore it,
    /// stop the process, put it in the place of <see cref="SqliteStoreOptions.Path"/>, and remove the "-wal" and "-shm" beside that.
    /// </summary>
    /// <param name="path">The file to make, better on another disk; until it is whole its name ends in "-unfinished".</param>
    /// <param name="cancellationToken">Keeps the backup from being begun; one that has begun is completed.</param>
    /// <exception cref="ArgumentException">There is a file by that name, which is not replaced, or no directory for it.</exception>
    /// <exception cref="StoreException">The copy could not be written, or is damaged; the disk may be full.</exception>
    public async ValueTask BackUpAsync(string path, CancellationToken cancellationToken = default)
    {
        Usable();
        await Task.Run(() => _backup.MakeAt(path), cancellationToken).ConfigureAwait(false);
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
                static (connection, asked) => connection.QueryFirstOrDefault<DocumentRow>(asked.Sql, asked.Parameters),
                (
                    Sql: sql,
                    Parameters: new
                    {
                        account = owner.Account,
                        livemode = owner.Livemode,
                        value,
                    }
                ),
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
