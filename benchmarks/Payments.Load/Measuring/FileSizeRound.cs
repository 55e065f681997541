namespace Payments.Load;

/// <summary>
/// By how much the database file grows for each payment, all of its records, ledger entries, events and indexes included. The log is
/// moved into the file before it is looked at, before and after.
/// </summary>
internal static class FileSizeRound
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(2);

    public static async Task<Figures> RunAsync(string path, int callers, int payments)
    {
        await PayAsync(path, callers, 0);
        var before = SizeOf(path);
        await PayAsync(path, callers, payments);
        var after = SizeOf(path);

        // The start pays once too.
        var all = payments + 1.0;
        return new Figures { FileBytes = (after.Bytes - before.Bytes) / all, FreeBytes = (after.Free - before.Free) / all };
    }

    private static async Task PayAsync(string path, int callers, int payments)
    {
        var load = new LibraryPayments();
        await using (load)
        {
            await load.StartAsync(path);
            var due = load.HandedOut + payments;
            var left = payments;
            await Task.WhenAll(
                Enumerable
                    .Range(0, callers)
                    .Select(_ => load.NewCaller())
                    .Select(pay =>
                        Task.Run(async () =>
                        {
                            while (Interlocked.Decrement(ref left) >= 0)
                                await pay();
                        })
                    )
            );
            using var wait = new CancellationTokenSource(_longestWait);
            while (load.HandedOut < due)
                await Task.Delay(10, wait.Token);
        }
    }

    private static (long Bytes, long Free) SizeOf(string path)
    {
        using var connection = RawFile.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        command.CommandText = "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size";
        return (new FileInfo(path).Length, (long)command.ExecuteScalar()!);
    }
}
