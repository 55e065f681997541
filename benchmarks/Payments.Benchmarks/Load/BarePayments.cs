using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Payments.Benchmarks.Load;

/// <summary>
/// The floor: a writer thread that commits what waits, with rows written by prepared statements and nothing decided, read or
/// serialised. Per payment it commits what the engine commits: 3 inserts; 2 updates and 2 inserts; 3 updates, 3 inserts and 2
/// deletes; and, not waited for, the outbox row's claim and removal.
/// </summary>
internal sealed class BarePayments : IPaymentLoad
{
    private const int MaxBatch = 256;
    private static readonly byte[] _document = new byte[700];

    private readonly Channel<Set> _queue = Channel.CreateBounded<Set>(4096);
    private SqliteConnection _connection = null!;
    private SqliteCommand _insert = null!;
    private SqliteCommand _update = null!;
    private SqliteCommand _delete = null!;
    private Task _writer = null!;
    private long _lastId;

    public async Task StartAsync(string path)
    {
        await Task.Yield();
        Array.Fill(_document, (byte)'x');
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = wal; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000");
        Execute(
            "CREATE TABLE rows (account TEXT, livemode INTEGER, id TEXT, version "
                + "INTEGER, document TEXT, PRIMARY KEY (account, livemode, id))"
        );
        _insert = Prepare("INSERT INTO rows VALUES ('acct_load', 0, @id, 1, @document) ON CONFLICT DO NOTHING");
        _update = Prepare(
            "UPDATE rows SET version = version + 1, document = @document WHERE account = 'acct_load' AND livemode = 0 AND id = @id"
        );
        _delete = Prepare("DELETE FROM rows WHERE account = 'acct_load' AND livemode = 0 AND id = @id");
        _writer = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task PayAsync()
    {
        var id = Interlocked.Add(ref _lastId, 16);
        await CommitAsync(new Set([id, id + 1, id + 2], [], []));
        await CommitAsync(new Set([id + 3, id + 4], [id, id + 1], []));
        await CommitAsync(new Set([id + 5, id + 6, id + 7], [id, id + 1, id + 3], [id + 2, id + 4]));
        await _queue.Writer.WriteAsync(new Set([], [id + 7], [id + 7]));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _writer;
        await _connection.DisposeAsync();
    }

    private async Task CommitAsync(Set set)
    {
        await _queue.Writer.WriteAsync(set);
        await set.Done.Task;
    }

    private void Write()
    {
        var batch = new List<Set>(MaxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var set))
                batch.Add(set);
            Execute("BEGIN IMMEDIATE");
            foreach (var set in batch)
            {
                Execute("SAVEPOINT s");
                Run(_insert, set.Inserts);
                Run(_update, set.Updates);
                Run(_delete, set.Deletes);
                Execute("RELEASE s");
            }

            Execute("COMMIT");
            foreach (var set in batch)
                set.Done.SetResult();
            batch.Clear();
        }
    }

    private static void Run(SqliteCommand command, long[] ids)
    {
        foreach (var id in ids)
        {
            command.Parameters["@id"].Value = id.ToString("D26", System.Globalization.CultureInfo.InvariantCulture);
            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@id", "");
        if (sql.Contains("@document", StringComparison.Ordinal))
            command.Parameters.AddWithValue("@document", _document);
        command.Prepare();
        return command;
    }

    private readonly Dictionary<string, SqliteCommand> _plain = [];

    private void Execute(string sql)
    {
        if (!_plain.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _plain.Add(sql, command);
        }

        command.ExecuteNonQuery();
    }

    private sealed record Set(long[] Inserts, long[] Updates, long[] Deletes)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
