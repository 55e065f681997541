using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Brings a file to the schema. Each step runs in its own transaction, which holds the write lock from its beginning and looks
/// at the version first: two processes that start together run each step once. Tables that are not Payments' are left alone.
/// </summary>
internal static class Migrator
{
    /// <summary>Refuses a file that is newer than this release, before anything is written to it.</summary>
    public static void Inspect(SqliteConnection connection, Schema schema, string path)
    {
        var version = VersionOf(connection);
        if (version > schema.Version)
            throw new StoreException(
                $"{path} has schema {version}, and this release knows {schema.Version} at most. Run the "
                    + "release that wrote it, or restore a backup from before the upgrade."
            );
    }

    public static void Run(SqliteConnection connection, Schema schema, string path)
    {
        if (VersionOf(connection) < schema.Version)
            connection.Execute(SqliteSchema.CreateVersions);
        foreach (var step in schema.Steps)
        {
            if (VersionOf(connection) >= step.Number)
                continue;

            NewNames.Check(connection, step);
            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                Inspect(connection, schema, path);
                if (VersionOf(connection) < step.Number)
                {
                    foreach (var statement in SqliteSchema.StatementsOf(schema, step))
                        connection.Execute(statement);
                }

                connection.Execute("COMMIT");
            }
            catch
            {
                connection.RollbackIfOpen();
                throw;
            }
        }
    }

    private static long VersionOf(SqliteConnection connection) =>
        connection.Scalar("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'payments_schema'") == 0
            ? 0
            : connection.Scalar("SELECT coalesce(max(step), 0) FROM payments_schema");
}
