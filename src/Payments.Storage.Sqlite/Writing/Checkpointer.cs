using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Moves the log into the database file. It runs on the writer's thread between two batches, so no caller's result waits for
/// it and no other connection commits at the same instant.
/// </summary>
internal sealed class Checkpointer(SqliteConnection connection, int everyPages, ILogger logger)
{
    private const int Passive = 0;
    private const int Truncate = 3;
    private const int PagesWritten = 9;
    private const int Busy = 5;

    // Readers that are never all gone at once keep a passive checkpoint from starting the log anew. From this many times
    // the usual size on, the writer waits for the readers of that moment, which are short.
    private const int PatienceFactor = 4;

    private long _pages;

    public void AfterCommit()
    {
        raw.sqlite3_db_status(connection.Handle, PagesWritten, out var pages, out _, 1);
        _pages += pages;
        if (_pages < everyPages)
            return;

        _pages = 0;
        var logged = Run(Passive);
        if (logged > (long)everyPages * PatienceFactor)
            Run(Truncate);
    }

    public void AtClose() => Run(Truncate);

    /// <summary>
    /// Starts the log anew, with nothing in it that was not committed. False where that cannot be yet, because the disk is still full or a
    /// reader is still at work.
    /// </summary>
    public bool TryStartAnew() => raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", Truncate, out _, out _) == 0;

    /// <summary>How many pages the log held.</summary>
    private int Run(int mode)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out var logged, out _);

        // The commits are safe in the log, and the next checkpoint begins again: an error here loses nothing.
        if (result is not (0 or Busy))
            logger.LogError(
                "The payments store could not move its log into the database file (SQLite error {Error}). Look at the disk",
                result
            );

        return logged;
    }
}
