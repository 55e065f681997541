using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>Single statements.</summary>
[SuppressMessage(
    "Security",
    "CA2100:Review SQL queries for security vulnerabilities",
    Justification = "All SQL is made from constants and from names that RecordType has checked."
)]
internal static class SqliteConnectionExtensions
{
    private const int NoCheckpointOnClose = 1006;

    public static SqliteCommand Command(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public static Statement Statement(this SqliteConnection connection, string sql) => new(connection, sql);

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        command.ExecuteNonQuery();
    }

    public static long Scalar(this SqliteConnection connection, string sql) =>
        Convert.ToInt64(connection.Value(sql), CultureInfo.InvariantCulture);

    public static object? Value(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return command.ExecuteScalar();
    }

    /// <summary>Keeps SQLite from running a checkpoint of its own when the last connection closes.</summary>
    public static void KeepLogOnClose(this SqliteConnection connection) =>
        raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);

    public static bool InTransaction(this SqliteConnection connection) => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>How many rows were changed since the connection was opened.</summary>
    public static int TotalChanges(this SqliteConnection connection) => raw.sqlite3_total_changes(connection.Handle);

    /// <summary>Rolls back what SQLite has not rolled back itself, and never hides the error that led here.</summary>
    public static void RollbackIfOpen(this SqliteConnection connection)
    {
        try
        {
            if (connection.InTransaction())
                connection.Execute("ROLLBACK");
        }
        catch (SqliteException) { }
    }
}
