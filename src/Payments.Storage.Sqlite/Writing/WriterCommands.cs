using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>Every statement of the writer, prepared once on its connection and used by its thread alone.</summary>
internal sealed class WriterCommands : PreparedStatements
{
    public WriterCommands(SqliteConnection connection)
        : base(connection)
    {
        Begin = this["BEGIN IMMEDIATE"];
        Commit = this["COMMIT"];
        Savepoint = this["SAVEPOINT item"];
        Release = this["RELEASE item"];
        RollbackToSavepoint = this["ROLLBACK TO item"];
        Rollback = this["ROLLBACK"];
        FileVersion = this["PRAGMA data_version"];
    }

    /// <summary>The writer's own; null in a transaction of the host's, which adds to the rows themselves.</summary>
    public CachedSums? Sums { get; init; }

    public required IWorkRows Work { get; init; }

    /// <summary>The number of the row that was inserted last.</summary>
    public long LastRow => raw.sqlite3_last_insert_rowid(Connection.Handle);

    public Statement Begin { get; }

    public Statement Commit { get; }

    public Statement Savepoint { get; }

    public Statement Release { get; }

    public Statement RollbackToSavepoint { get; }

    public Statement Rollback { get; }

    /// <summary>A number that another connection's commit changes.</summary>
    public Statement FileVersion { get; }
}
