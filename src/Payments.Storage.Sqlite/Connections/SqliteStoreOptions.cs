using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>How the SQLite store is set up. Durability is not an option: every acknowledged commit is on the disk.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// The database file. The host may keep tables of its own in it, under names that do not begin with "payments_"; its connections
    /// then set <c>wal_autocheckpoint = 0</c>, because the store's writer does every checkpoint. EF Core's <c>EnsureCreated</c> makes
    /// nothing in a file that has tables already, as this one has: use its migrations, or a file of its own.
    /// They wait for its commits, and under load long: tables that are written often belong in a file of their own. A relative
    /// path is taken from the current directory. It is made where it is missing (its directory is not), and on Unix readable by
    /// its user only. It is on a disk of this machine, never on a network share. No default. In-memory databases are refused:
    /// for those there is <see cref="InMemoryPaymentStore"/>.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>How many change sets may wait for the writer; one more is refused as busy. 4096 unless set; 1 to 1,000,000.</summary>
    public int QueueCapacity { get; set; } = 4096;

    /// <summary>How many waiting change sets at most share one commit, and so one flush to the disk. 256 unless set; 1 to 10,000.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>
    /// After how many written pages the writer moves the log into the database file, when callers have their results. A page has 8 KiB in
    /// a file that this release makes, and 4 KiB in one of an earlier release. 2000 unless set; 1 to 100,000.
    /// </summary>
    public int CheckpointPages { get; set; } = 2000;

    /// <summary>How many reads run side by side; more wait for their turn. 8 unless set; 1 to 64.</summary>
    public int Readers { get; set; } = 8;

    /// <summary>
    /// How long to wait for a lock that another process holds before throwing <see cref="StoreBusyException"/>.
    /// 5 seconds unless set; 1 to 60 seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A file of this many bytes or fewer is checked for damage when it is opened, which reads all of it (about a second per
    /// gigabyte). 256 MiB unless set; 0 checks none.
    /// </summary>
    public long CheckFilesUpTo { get; set; } = 256L << 20;

    /// <summary>
    /// Whether the host is stopped, with exit code 1, when the store has stopped because a commit's outcome is not known or its files
    /// are gone: a supervisor then starts the process again, which reads what was written. Default false: the process stays, every call
    /// of the store throws, and health checks say why. A full disk does not stop the store.
    /// </summary>
    public bool StopHostWhenStopped { get; set; }

    /// <summary>Called once when the store has stopped.</summary>
    internal Action? Stopped { get; set; }

    /// <summary>Between two batches of rows that get new columns, so that callers come first. Tests make it longer.</summary>
    internal TimeSpan FillPause { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>After so many changes the log of young work is cleared. Tests make it smaller.</summary>
    internal int YoungWorkChanges { get; set; } = 4096;

    /// <summary>NORMAL is for the power-cut test only, which must see it lose commits to be worth anything.</summary>
    internal bool SynchronousNormal { get; set; }

    /// <summary>Reads a connection string that names a data source and nothing else.</summary>
    /// <exception cref="ArgumentException">It is malformed, or has a keyword that would speak against the store's own settings.</exception>
    public static SqliteStoreOptions FromConnectionString(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        var remaining = new SqliteConnectionStringBuilder(connectionString);
        remaining.Remove("Data Source");
        if (remaining.ConnectionString.Length > 0)
            throw new ArgumentException(
                "The store sets its connections up itself: remove "
                    + $"\"{remaining.ConnectionString}\" from the connection string and leave \"Data Source=…\".",
                nameof(connectionString)
            );

        return new SqliteStoreOptions { Path = builder.DataSource };
    }

    /// <summary>Refuses what no store can be opened with. The store's constructor calls it.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it and the range.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Path))
            throw new ArgumentException("Set Path to the database file, such as \"data/payments.db\".");
        if (Path.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase) || Path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException(
                $"Path is \"{Path}\": name a file, such as \"data/payments.db\". To keep nothing, use {nameof(InMemoryPaymentStore)}."
            );

        RequireRange(nameof(QueueCapacity), QueueCapacity, 1, 1_000_000);
        RequireRange(nameof(MaxBatch), MaxBatch, 1, 10_000);
        RequireRange(nameof(CheckpointPages), CheckpointPages, 1, 100_000);
        RequireRange(nameof(Readers), Readers, 1, 64);
        RequireRange(nameof(BusyTimeout) + " in milliseconds", BusyTimeout.Ticks / TimeSpan.TicksPerMillisecond, 1000, 60_000);
        RequireRange(nameof(CheckFilesUpTo), CheckFilesUpTo, 0, long.MaxValue);
    }

    internal SqliteStoreOptions Copy() => (SqliteStoreOptions)MemberwiseClone();

    private static void RequireRange(string name, long value, long least, long most)
    {
        if (value < least || value > most)
            throw new ArgumentException($"{name} is {value}: set it to {least} at least and {most} at most.");
    }
}
