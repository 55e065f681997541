using Payments.Storage;
using Payments.Storage.Sqlite;

namespace Payments.Load;

/// <summary>
/// What a claim costs with a million rows waiting that are not due, beside the same in a queue without them. One caller, as the worker's
/// loop is. The claims are of the store itself, so that no handler takes part.
/// </summary>
internal static class DueWorkRounds
{
    public const string Nothing = "finds nothing";
    public const string One = "takes one row";
    public const string OneCpu = "takes one row, CPU";
    public const string Empty = "empty queue";
    public const string Waiting = "rows waiting";

    private const string Kind = "session.expire";

    // They become due again one after the other, each ten seconds after its claim on a clock that the claims themselves move on.
    private const int DueRows = 1000;
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _step = _lease / DueRows;

    public static async Task<Samples> RunAsync(ScalePlan plan, string folder)
    {
        var start = DateTimeOffset.UtcNow;
        var samples = new Samples();
        await using var empty = await QueueAsync(Empty, Path.Combine(folder, "empty.db"), 0, start);
        await using var full = await QueueAsync(Waiting, Path.Combine(folder, "waiting.db"), plan.WaitingWork, start);
        Queue[] queues = [empty, full];

        foreach (var queue in queues)
            await ClosedLoop.RunAsync(1, plan.WarmUp / 2, () => queue.FindNothingAsync);
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var queue in queues)
            {
                var loop = await ClosedLoop.RunAsync(1, plan.Window, () => queue.FindNothingAsync);
                samples.Add(Nothing, queue.Name, loop.Elapsed.TotalMicroseconds / loop.Times.Count);
            }
        }

        foreach (var queue in queues)
        {
            queue.AddDue();
            await ClosedLoop.RunAsync(1, plan.WarmUp, () => queue.TakeOneAsync);
        }

        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var queue in queues)
            {
                var before = Usage.Now;
                var loop = await ClosedLoop.RunAsync(1, plan.Window, () => queue.TakeOneAsync);
                samples.Add(One, queue.Name, loop.Elapsed.TotalMicroseconds / loop.Times.Count);
                samples.Add(OneCpu, queue.Name, Usage.Now.CpuMicroseconds(before, loop.Times.Count));
            }
        }

        return samples;
    }

    private static async Task<Queue> QueueAsync(string name, string path, int waiting, DateTimeOffset start)
    {
        await (await OpenAsync(path)).DisposeAsync();

        // Over the day that begins tomorrow; and into the file itself, since the last connection to close moves the log there.
        var tomorrow = start.AddDays(1).ToUnixTimeMilliseconds();
        InsertRows(path, "wait", waiting, tomorrow, (long)TimeSpan.FromDays(1).TotalMilliseconds / Math.Max(1, waiting));
        return new Queue(name, path, await OpenAsync(path), start);
    }

    private static async Task<SqlitePaymentStore> OpenAsync(string path)
    {
        var store = new SqlitePaymentStore(PaymentsSchema.Current, new SqliteStoreOptions { Path = path });
        await store.MigrateAsync(CancellationToken.None);
        return store;
    }

    private static void InsertRows(string path, string key, int count, long firstDue, long apart)
    {
        using var connection = RawFile.Open(path);
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < @count)
            INSERT INTO payments_due_work (account, livemode, kind, key, due_at, visible_at, attempt, fence)
            SELECT 'acct_' || (n % 1000), 0, @kind, @key || n, @first + n * @apart, @first + n * @apart, 0, 1 FROM numbers WHERE n < @count
            """;
        insert.Parameters.AddWithValue("@count", count);
        insert.Parameters.AddWithValue("@kind", Kind);
        insert.Parameters.AddWithValue("@key", key);
        insert.Parameters.AddWithValue("@first", firstDue);
        insert.Parameters.AddWithValue("@apart", apart);
        insert.CommandTimeout = 0;
        insert.ExecuteNonQuery();
    }

    private sealed class Queue(string name, string path, SqlitePaymentStore store, DateTimeOffset start) : IAsyncDisposable
    {
        private TimeSpan _passed;

        public string Name => name;

        public async Task FindNothingAsync()
        {
            if ((await store.ClaimAsync([Kind], start, _lease, 16, CancellationToken.None)).Items.Count > 0)
                throw new InvalidOperationException("A claim found work where none was due.");
        }

        public void AddDue() => InsertRows(path, "due", DueRows, start.ToUnixTimeMilliseconds(), (long)_step.TotalMilliseconds);

        public async Task TakeOneAsync()
        {
            if ((await store.ClaimAsync([Kind], start + _passed, _lease, 1, CancellationToken.None)).Items.Count != 1)
                throw new InvalidOperationException("A claim found no work where some was due.");
            _passed += _step;
        }

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
