using SQLitePCL;

namespace Payments.Load;

/// <summary>
/// The one thread that writes the floor's rows: all sets that wait in one transaction, one COMMIT at synchronous=FULL, and then the
/// callers go on. SQLite's C API, each statement prepared once, integers and binary keys bound; nothing is read or serialised.
/// </summary>
internal sealed class FloorWriter : IDisposable
{
    private const int CacheWrites = 9;
    private const int Passive = 0;
    private const int CheckpointPages = 4000;
    private const int Done = 101;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _arrived = new(false);
    private readonly Thread _thread;
    private readonly sqlite3 _connection;
    private readonly FloorStatements _statements;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private List<FloorSet> _waiting = [];
    private List<FloorSet> _batch = [];
    private bool _sleeps;
    private bool _ended;
    private long _pages;

    public FloorWriter(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(path, out _connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null), raw.SQLITE_OK);
        Check(raw.sqlite3_exec(_connection, "PRAGMA journal_mode = wal; PRAGMA synchronous = FULL"), raw.SQLITE_OK);
        Check(raw.sqlite3_exec(_connection, "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536"), raw.SQLITE_OK);
        Check(raw.sqlite3_exec(_connection, FloorStatements.Schema), raw.SQLITE_OK);
        _statements = new FloorStatements(_connection);
        _begin = Prepare(_connection, "BEGIN IMMEDIATE");
        _commit = Prepare(_connection, "COMMIT");
        _thread = new Thread(Run) { IsBackground = true, Name = "Floor writer" };
        _thread.Start();
    }

    public void Submit(FloorSet set)
    {
        bool wake;
        lock (_gate)
        {
            _waiting.Add(set);
            wake = _sleeps;
            _sleeps = false;
        }

        if (wake)
            _arrived.Set();
    }

    public void Dispose()
    {
        lock (_gate)
            _ended = true;
        _arrived.Set();
        _thread.Join();
        _arrived.Dispose();
        _statements.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _connection.Dispose();
    }

    public static sqlite3_stmt Prepare(sqlite3 connection, string sql)
    {
        Check(raw.sqlite3_prepare_v2(connection, sql, out var statement), raw.SQLITE_OK);
        return statement;
    }

    public static void Step(sqlite3_stmt statement)
    {
        Check(raw.sqlite3_step(statement), Done);
        _ = raw.sqlite3_reset(statement);
    }

    private void Run()
    {
        while (Take())
        {
            Step(_begin);
            foreach (var set in _batch)
                _statements.Write(set);
            Step(_commit);
            ThreadPool.UnsafeQueueUserWorkItem(
                static done =>
                {
                    foreach (var set in done)
                        set.Complete();
                },
                _batch.ToArray(),
                preferLocal: false
            );
            _batch.Clear();
            Checkpoint();
        }
    }

    private bool Take()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count > 0)
                {
                    (_batch, _waiting) = (_waiting, _batch);
                    return true;
                }

                if (_ended)
                    return false;
                _sleeps = true;
            }

            _arrived.WaitOne();
        }
    }

    private void Checkpoint()
    {
        _ = raw.sqlite3_db_status(_connection, CacheWrites, out var pages, out _, 1);
        _pages += pages;
        if (_pages < CheckpointPages)
            return;
        _pages = 0;
        Check(raw.sqlite3_wal_checkpoint_v2(_connection, "main", Passive, out _, out _), raw.SQLITE_OK);
    }

    private static void Check(int result, int expected)
    {
        if (result != expected)
            throw new InvalidOperationException($"SQLite said {result} where {expected} was expected.");
    }
}
