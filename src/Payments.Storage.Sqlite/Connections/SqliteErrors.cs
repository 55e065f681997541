using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>What an error of SQLite means for those who wait.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Permission = 3;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;
    private const int Outdated = 517;

    /// <summary>Another connection was in the way.</summary>
    public static bool IsBusy(SqliteException error) => error.SqliteErrorCode is Busy or Locked;

    /// <summary>Another connection wrote after this one's transaction had begun to read: waiting does not help it.</summary>
    public static bool IsOutdated(SqliteException error) => error.SqliteExtendedErrorCode == Outdated;

    /// <summary>A COMMIT with this error has changed nothing. With any other it may be on the disk or not.</summary>
    public static bool IsDefiniteAtCommit(SqliteException error) => error.SqliteErrorCode is Busy or Locked or Constraint;

    /// <summary>The disk or the memory is at its end: no COMMIT is tried after it, for its outcome might not be known.</summary>
    public static bool EndsTheBatch(SqliteException error) => error.SqliteErrorCode is NoMemory or IoError or Full || EndsTheStore(error);

    /// <summary>The file is damaged.</summary>
    public static bool EndsTheStore(SqliteException error) => error.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>A unique name belongs to another row already.</summary>
    public static bool IsTaken(SqliteException error) => error.SqliteErrorCode == Constraint;

    /// <summary>The disk is full: known when the statement fails, and at COMMIT until the log is started anew.</summary>
    public static bool IsFull(Exception? error) => error is SqliteException { SqliteErrorCode: Full };

    /// <summary>The file, or the directory in which SQLite makes its log beside it, does not let itself be written.</summary>
    public static StoreException NotWritable(Exception error) =>
        new(
            "The database file cannot be opened or written: it, its directory or its disk is read-only, or belongs to another user. Let "
                + "the process write to the file and to its directory, where the log is kept beside it. Nothing was changed. "
                + $"({error.Message.TrimEnd('.')}.)",
            error
        );

    /// <summary>Passes once there is room.</summary>
    public static StoreException DiskFull(Exception? error) =>
        new("The disk is full, and nothing was changed. Make room: the store then goes on by itself.", error!);

    /// <summary>The exception of the contract for an error after which nothing was changed.</summary>
    public static StoreException Definite(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            Busy or Locked => new StoreBusyException(
                "Another connection writes to the database, and did not end in time: a transaction of the host's own, or another program. "
                    + "Nothing was changed. Try again; if it goes on, find what keeps a transaction open.",
                error
            ),
            Permission or ReadOnly or CannotOpen => NotWritable(error),
            Full => DiskFull(error),
            Corrupt or NotADatabase => new StoreException("The database file is damaged, or is none. Stop, and restore a backup.", error),
            _ => new StoreException($"SQLite refused, and nothing was changed: {error.Message}", error),
        };
}
