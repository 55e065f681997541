using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The host's connection inside the host's transaction. Whether the transaction goes on is asked before every statement: outside of one,
/// a savepoint would begin a transaction of its own, and its release would commit it.
/// </summary>
internal sealed class HostConnection
{
    private const int Full = 2;

    // It finds no row, and takes the write lock all the same.
    private const string TakeWriteLock = "UPDATE payments_schema SET name = name WHERE step < 0";

    private readonly SqliteTransaction _transaction;

    private HostConnection(SqliteTransaction transaction, SqliteConnection connection)
    {
        _transaction = transaction;
        Connection = connection;
    }

    public SqliteConnection Connection { get; }

    public bool HasEnded => _transaction.Connection is null || !Connection.InTransaction();

    /// <summary>Checks what was passed, and takes the write lock, so that no later statement can be refused it.</summary>
    public static HostConnection Of(DbTransaction passed, ConnectionRecipe recipe)
    {
        if (passed is not SqliteTransaction transaction)
            throw new ArgumentException(
                $"The transaction is a {passed.GetType().FullName}, and this store is in SQLite. Join a SqliteTransaction of "
                    + "Microsoft.Data.Sqlite; where a profiler wraps it, the one inside.",
                nameof(passed)
            );

        if (transaction.Connection is not { } connection)
            throw Ended();

        var host = new HostConnection(transaction, connection);
        host.RequireGoingOn();
        RequireSameFile(connection, recipe);
        if (connection.Scalar("PRAGMA synchronous") < Full)
            throw new InvalidOperationException(
                "The connection does not wait for the disk: a power cut would lose what was committed by it. Run \"PRAGMA synchronous = "
                    + "FULL\" on it before the transaction, or leave the setting as SQLite has it."
            );

        host.Lock();
        return host;
    }

    public void RequireGoingOn()
    {
        if (HasEnded)
            throw Ended();
    }

    private void Lock()
    {
        try
        {
            Connection.Execute(TakeWriteLock);
        }
        catch (SqliteException error) when (SqliteErrors.IsOutdated(error))
        {
            throw new InvalidOperationException(
                "The transaction is deferred and has read what another writer has changed since, so that it can never write. Roll it back, "
                    + "and begin it with BeginTransaction(), which takes the write lock at once; not with deferred: true.",
                error
            );
        }
    }

    // Two names of one file, but for links that SQLite does not follow: those have a log each, and writing by both would damage the file.
    private static void RequireSameFile(SqliteConnection connection, ConnectionRecipe recipe)
    {
        var path = raw.sqlite3_db_filename(connection.Handle, "main").utf8_to_string();
        var named = string.IsNullOrEmpty(path) ? "no file" : path;
        if (string.IsNullOrEmpty(path) || FileIdentity.Of(path) != FileIdentity.Of(recipe.RealPath))
            throw new ArgumentException(
                $"The transaction's connection has {named} as its main database, and the payments "
                    + $"are in {recipe.RealPath}. Open it on that file. One that is attached to another cannot commit with it.",
                nameof(connection)
            );
        if (FileIdentity.Of(path + "-wal") != FileIdentity.Of(recipe.RealPath + "-wal"))
            throw new ArgumentException(
                $"{path} is a hard link to {recipe.RealPath}: each name would have a log of its own, and writing by both damages the file. "
                    + "Open the connection by the store's own path.",
                nameof(connection)
            );
    }

    private static InvalidOperationException Ended() =>
        new("The transaction has been committed or rolled back, or its connection is closed. Begin another one, and join that.");
}
