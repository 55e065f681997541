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
    private readonly CachedSums _sums = new();
    private readonly WorkLog _log;
    private readonly WriterWork _work;
    private readonly BatchApplier _applier;
    private readonly WriteQueue _queue;
    private readonly Checkpointer _checkpointer;
    private readonly HeldFiles _files;
    private readonly FileLock _held;
    private readonly WriterHealth _health;
    private readonly int _maxBatch;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _mustStartAnew;
    private long _fileVersion;
    private long _commits;
    private long _items;

    public CommitWriter(SqliteConnection connection, HeldFiles files, FileLock held, SqliteStoreOptions options, ILogger logger)
    {
        _connection = connection;
        _files = files;
        _held = held;
        logger = new WriterLogger(logger);
        _health = new WriterHealth(options.Stopped, logger);
        _log = new WorkLog(Young, options.YoungWorkChanges);
        _work = new WriterWork(Young, _log);
        _commands = new WriterCommands(connection) { Sums = _sums, Work = _work };
        _applier = new BatchApplier(connection, _commands);
        _queue = new WriteQueue(options.QueueCapacity);
        _checkpointer = new Checkpointer(connection, options.CheckpointPages, logger);
        _maxBatch = options.MaxBatch;
    }

    /// <summary>
    /// True where a commit's outcome is not known, the file is damaged or was taken away: nothing more is read or written.
    /// </summary>
    public bool Poisoned => _health.HasStopped;

    /// <summary>What keeps it from writing; null for nothing.</summary>
    public StoreTrouble? Trouble => _health.Trouble;

    /// <summary>Whether there is something to look at: a write that failed, or a file that is gone.</summary>
    public bool IsInDoubt => Trouble is not null || _files.FindTaken() is not null;

    /// <summary>How many transactions were committed, and how many items changed something in them.</summary>
    public (long Commits, long Items) Written => (Interlocked.Read(ref _commits), Interlocked.Read(ref _items));

    /// <summary>The writer's own; tests alone look at it, while the writer waits.</summary>
    internal SqliteConnection Connection => _connection;

    /// <summary>Lets tests intervene between the writer and the disk.</summary>
    public Action<Action> AroundCommit { get; set; } = commit => commit();

    /// <summary>What was committed last.</summary>
    public RecentRecords Recent { get; } = new();

    /// <summary>The rows of due work that are not in their table yet.</summary>
    public YoungWork Young { get; } = new();

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

    public StoreException Unusable() => new(Trouble!.Message);

    private void Run()
    {
        var batch = new List<WriteItem>(_maxBatch);
        while (_queue.Take(batch, _maxBatch))
        {
            if (Poisoned)
                batch.ForEach(item => item.Fail(Unusable()));
            else if (batch.Count > 0)
                Write(batch);
            batch.Clear();
            if (!Poisoned)
                _checkpointer.AfterCommit();
        }

        Close();
    }

    private void Write(List<WriteItem> batch)
    {
        try
        {
            // After a COMMIT that found the disk full, the log may end in what was not committed: it is started anew before the next one.
            if (_mustStartAnew && !_checkpointer.TryStartAnew())
                throw SqliteErrors.DiskFull(null);

            _mustStartAnew = false;
            if (FilesTaken() is { } taken)
                throw taken;
            Begin();
            if (!_applier.TryApply(batch, out var changed))
            {
                RollBack();
                Begin();
                changed = batch.Count(_applier.ApplyAlone);
            }

            if (changed == 0)
                RollBack();
            else
                Commit(changed);
        }
        catch (Exception error)
        {
            Fail(batch, error);
            return;
        }

        foreach (var item in batch)
        {
            if (item.HasChanged)
                item.Remember(Recent);
        }

        batch.ForEach(item => item.Settle());
    }

    private void RollBack()
    {
        Forget();
        _commands.Rollback.Execute();
    }

    // Before the rollback, which gives the lock away: a transaction of the host's asks what is young.
    private void Forget()
    {
        _sums.Forget();
        _log.RolledBack();
        _work.Forget();
    }

    private void Begin()
    {
        _commands.Begin.Execute();
        NoteOthers();
    }

    // The number rises with each commit of another connection: a host's transaction, or a program that has the file open.
    private void NoteOthers()
    {
        var version = _commands.FileVersion.First(row => row.Number(0));
        if (version == _fileVersion && !Recent.LeavesAny)
            return;

        _sums.Forget();
        _work.Forget();
        _log.NoteOthers(_commands);

        // Last of all: what could not be read is read by the next batch.
        Recent.Clear();
        _fileVersion = version;
    }

    private FilesTakenException? FilesTaken() =>
        _files.FindTaken() is { } taken
            ? new FilesTakenException($"{taken} was removed or replaced while the store had it open; what was written to it since is lost.")
            : null;

    private void Commit(int items)
    {
        _sums.Write(_commands);
        _log.Write(_commands);
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

        if (FilesTaken() is { } taken)
            throw new StoreUnknownException("The files of the store were taken away during a commit, which may be lost with them.", taken);

        _sums.Committed();
        _log.Committed();
        _health.Writes();
        Interlocked.Increment(ref _commits);
        Interlocked.Add(ref _items, items);
    }

    private void Fail(List<WriteItem> batch, Exception error)
    {
        Forget();
        _connection.RollbackIfOpen();
        var failure = error switch
        {
            SqliteException sqlite => SqliteErrors.Definite(sqlite),
            FilesTakenException taken => new StoreException($"{taken.Message} The store has stopped, and nothing was changed.", taken),
            StoreException store => store,
            _ => new StoreException($"The writer failed, and nothing was changed: {error.Message}", error),
        };
        var cause = error as SqliteException ?? error.InnerException as SqliteException;
        if (_connection.InTransaction() || !CanGoOn(error, cause))
        {
            _health.Stop(error);
            _queue.Close(Unusable);
        }
        else if (cause is not null && SqliteErrors.EndsTheBatch(cause))
        {
            _mustStartAnew |= failure is StoreUnknownException;
            _health.Fails(SqliteErrors.Definite(cause));
        }

        batch.ForEach(item => item.Fail(failure));
    }

    // A disk that was full at COMMIT has not taken the commit's last page, so that this process knows what is committed. Of any other
    // unknown outcome only a restart reads what the disk has.
    private static bool CanGoOn(Exception error, SqliteException? cause) =>
        error is StoreUnknownException
            ? SqliteErrors.IsFull(cause)
            : error is not FilesTakenException && (cause is null || !SqliteErrors.EndsTheStore(cause));

    private void Close()
    {
        try
        {
            // A disk that has just failed is left as it is: the log decides at the restart what was written.
            if (Poisoned)
                _connection.KeepLogOnClose();
            else
            {
                MoveYoungWork();
                _checkpointer.AtClose();
            }

            _commands.Dispose();
            _connection.Dispose();
            _held.Dispose();
            _ended.SetResult();
        }
        catch (SqliteException error)
        {
            _held.Dispose();
            _ended.SetException(SqliteErrors.Definite(error));
        }
    }

    // The file of a store that is closed has all due work in its table. Where that fails, the log has it.
    private void MoveYoungWork()
    {
        try
        {
            Begin();
            _log.MoveAll(_commands);
            _commands.Commit.Execute();
        }
        catch (SqliteException)
        {
            _connection.RollbackIfOpen();
        }
    }
}
