using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// How every connection is set up. Most settings are the connection's own, not the file's, and a pragma that is not understood
/// says nothing: so each is read back, and a connection on which one does not hold is not used.
/// </summary>
internal sealed class ConnectionRecipe(SqliteStoreOptions options)
{
    private const long JournalSizeLimit = 64L << 20;

    public string Path { get; } = System.IO.Path.GetFullPath(options.Path);

    /// <summary>
    /// The writer's connection, not yet in WAL mode: that changes the file, whose schema must be known to be ours to read first.
    /// </summary>
    public SqliteConnection OpenFile()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        try
        {
            // Of a new file. The events of one payment are half a page of 4 KiB and a little more, so that every second half stayed empty.
            connection.Execute("PRAGMA page_size = 8192");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnection OpenReader()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        try
        {
            Apply(connection);
            connection.KeepLogOnClose();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Apply(SqliteConnection connection)
    {
        // The writer alone runs checkpoints, between two batches, where no caller waits for them.
        foreach (var (name, value) in Settings())
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {name} = {value}"));

        foreach (var (name, value) in Settings())
        {
            var held = Convert.ToString(connection.Value($"PRAGMA {name}"), CultureInfo.InvariantCulture);
            if (held != value)
                throw new StoreException(
                    $"PRAGMA {name} is {held ?? "not known"} on {Path} and must be {value}. Put the file on a disk of "
                        + "this machine, and use a SQLite library of 3.35 or newer with its usual features."
                );
        }
    }

    private IEnumerable<(string Name, string Value)> Settings()
    {
        yield return ("journal_mode", "wal");
        yield return ("synchronous", options.SynchronousNormal ? "1" : "2");
        yield return ("foreign_keys", "1");
        yield return ("trusted_schema", "0");

        // In KiB: the pages that a few batches change again are not read anew each time. Not more: a commit that split a page goes through
        // all of the cache while the file is smaller than 1 GiB.
        yield return ("cache_size", "-4096");
        yield return ("cell_size_check", "1");
        yield return ("wal_autocheckpoint", "0");
        yield return ("journal_size_limit", JournalSizeLimit.ToString(CultureInfo.InvariantCulture));
        yield return ("busy_timeout", Milliseconds(options.BusyTimeout));
        if (OperatingSystem.IsMacOS())
        {
            yield return ("fullfsync", "1");
            yield return ("checkpoint_fullfsync", "1");
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Mode = mode,
                Pooling = false,

                // The driver has a second waiting loop of its own, in whole seconds, that would go on for 30.
                DefaultTimeout = 1,
            }.ConnectionString
        );
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {Milliseconds(options.BusyTimeout)}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The file where a link leads to it: SQLite keeps its log beside that.</summary>
    public string RealPath => File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;

    /// <summary>Makes the file where it is missing.</summary>
    public void CreateFile()
    {
        if (Directory.Exists(System.IO.Path.GetDirectoryName(Path)) is false)
            throw new StoreException(
                $"There is no directory for {Path}. Create it, or set {nameof(SqliteStoreOptions.Path)} to a file in one that exists."
            );
        if (File.Exists(Path))
            return;

        var how = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // SQLite gives its log the same mode.
        try
        {
            using var created = new FileStream(Path, how);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw SqliteErrors.NotWritable(error);
        }
    }

    private static string Milliseconds(TimeSpan time) => (time.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);
}
