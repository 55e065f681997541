using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes all that waits, gives each item a savepoint in one transaction, and completes them after
/// COMMIT has returned: many callers share one flush to the disk. There is no delay to gather more; while one commit is on
/// its way to the disk the next batch gathers by itself.
/// </summary>
internal sealed class CommitWriter : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly WriterCommands _commands;
    private readonly WriteQueue _queue;
    private readonly Checkpointer _checkpointer;
    private readonly ILogger _logger;
    private readonly int _maxBatch;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _poisoned;
    private long _commits;
    private long _items;

    public CommitWriter(SqliteConnection connection, SqliteStoreOptions options, ILogger logger)
    {
        _connection = connection;
        _commands = new WriterCommands(connection);
        _queue = new WriteQueue(options.QueueCapacity);
        _checkpointer = new Checkpointer(connection, options.CheckpointPages, logger);
        _logger = logger;
        _maxBatch = options.MaxBatch;
    }

    /// <summary>True where a commit's outcome is not known, or the file is damaged: nothing more is read or written.</summary>
    public bool Poisoned => _poisoned;

    /// <summary>How many transactions were committed, and how many items changed something in them.</summary>
    public (long Commits, long Items) Written => (Interlocked.Read(ref _commits), Interlocked.Read(ref _items));

    /// <summary>The writer's own; tests alone look at it, while the writer waits.</summary>
    internal SqliteConnection Connection => _connection;

    /// <summary>Lets tests intervene between the writer and the disk.</summary>
    public Action<Action> AroundCommit { get; set; } = commit => commit();

    public void Start() => new Thread(Run) { IsBackground = true, Name = "Payments SQLite writer" }.Start();

    public ValueTask<TResult> SubmitAsync<TResult>(WriteItem<TResult> item, CancellationToken cancellationToken)
    {
        _queue.Add(item);
        return item.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what waits, moves the log into the file, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close(() => new ObjectDisposedException(nameof(SqlitePaymentStore)));
        await _ended.Task.ConfigureAwait(false);
    }

    public static StoreException Unusable() =>
        new(
            "The outcome of a commit is not known, or the file is damaged: the store has stopped. "
                + "Restart the process; what was being written is then either there or not."
        );

    private void Run()
    {
        var batch = new List<WriteItem>(_maxBatch);
        while (_queue.Take(batch, _maxBatch))
        {
            if (_poisoned)
                batch.ForEach(item => item.Fail(Unusable()));
            else if (batch.Count > 0)
                Write(batch);
            batch.Clear();
            if (!_poisoned)
                _checkpointer.AfterCommit();
        }

        Close();
    }

    private void Write(List<WriteItem> batch)
    {
        try
        {
            _commands.Begin.Execute();
            var changed = batch.Count(Apply);
            if (changed == 0)
                _commands.Rollback.Execute();
            else
                Commit(changed);
        }
        catch (Exception error)
        {
            Fail(batch, error);
            return;
        }

        batch.ForEach(item => item.Acknowledge());
    }

    /// <summary>True where the item changed something.</summary>
    private bool Apply(WriteItem item)
    {
        _commands.Savepoint.Execute();
        var effect = WriteEffect.Refused;
        try
        {
            effect = item.Apply(_commands);
        }
        catch (Exception error) when (ConcernsOneItem(error))
        {
            item.Fail(error is SqliteException sqlite ? SqliteErrors.Definite(sqlite) : error);
        }

        if (effect == WriteEffect.Refused)
            _commands.RollbackToSavepoint.Execute();
        _commands.Release.Execute();
        return effect == WriteEffect.Changed;
    }

    private bool ConcernsOneItem(Exception error) =>
        _connection.InTransaction() && !(error is SqliteException sqlite && SqliteErrors.EndsTheBatch(sqlite));

    private void Commit(int items)
    {
        try
        {
            AroundCommit(() => _commands.Commit.Execute());
        }
        catch (SqliteException error) when (SqliteErrors.IsDefiniteAtCommit(error))
        {
            throw;
        }
        catch (Exception error)
        {
            throw new StoreUnknownException(
                "The disk did not answer a commit: it may have been written or not. Restart the process, and check whether it is there.",
                error
            );
        }

        Interlocked.Increment(ref _commits);
        Interlocked.Add(ref _items, items);
    }

    private void Fail(List<WriteItem> batch, Exception error)
    {
        _connection.RollbackIfOpen();
        var failure = error switch
        {
            SqliteException sqlite => SqliteErrors.Definite(sqlite),
            StoreException store => store,
            _ => new StoreException($"The writer failed, and nothing was changed: {error.Message}", error),
        };
        if (
            failure is StoreUnknownException
            || (error is SqliteException { } damage && SqliteErrors.EndsTheStore(damage))
            || _connection.InTransaction()
        )
        {
            _poisoned = true;
            _queue.Close(Unusable);
            _logger.LogCritical(
                error,
                "The payments store has stopped: a commit's outcome is not known, or the file is damaged. Restart the process"
            );
        }

        batch.ForEach(item => item.Fail(failure));
    }

    private void Close()
    {
        try
        {
            // A disk that has just failed is left as it is: the log decides at the restart what was written.
            if (_poisoned)
                _connection.KeepLogOnClose();
            else
                _checkpointer.AtClose();
            _commands.Dispose();
            _connection.Dispose();
            _ended.SetResult();
        }
        catch (SqliteException error)
        {
            _ended.SetException(SqliteErrors.Definite(error));
        }
    }
}
