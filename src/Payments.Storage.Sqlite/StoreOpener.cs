using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Opens the file: takes it for this store alone, checks that it is this store's and sound, runs the schema steps that it lacks, and starts
/// its writer.
/// </summary>
internal sealed class StoreOpener(
    Schema schema,
    SqliteStoreOptions options,
    ConnectionRecipe recipe,
    FileLock held,
    Filling filling,
    ILogger logger
)
{
    public static async ValueTask<CommitWriter> OpenAsync(
        Schema schema,
        SqliteStoreOptions options,
        ConnectionRecipe recipe,
        Filling filling,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        recipe.CreateFile();
        var held = await FileLock.TakeAsync(recipe.RealPath, options.BusyTimeout, cancellationToken).ConfigureAwait(false);
        try
        {
            return new StoreOpener(schema, options, recipe, held, filling, logger).Open();
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens the file and starts its writer. Where several processes create a file at once, SQLite reports busy without its usual wait
    /// while it changes to WAL: this tries again for as long as for any other lock. The driver pauses between its own tries.
    /// </summary>
    private CommitWriter Open()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return OpenOnce();
            }
            catch (SqliteException error) when (SqliteErrors.IsBusy(error) && Stopwatch.GetElapsedTime(began) < options.BusyTimeout) { }
        }
    }

    private CommitWriter OpenOnce()
    {
        var connection = recipe.OpenFile();
        try
        {
            if (connection.Value("PRAGMA encoding") is not "UTF-8")
                throw new StoreException(
                    $"{recipe.Path} keeps its texts in another encoding than UTF-8, which a file has from its first table on. Give the "
                        + "payments a file of their own, or copy the file into one that was made without \"PRAGMA encoding\"."
                );

            Migrator.Inspect(connection, schema, recipe.Path);
            recipe.Apply(connection);
            if (new FileInfo(recipe.Path).Length <= options.CheckFilesUpTo && connection.Value("PRAGMA quick_check(1)") is not "ok")
                throw new StoreException($"{recipe.Path} is damaged. Keep it with its -wal file as they are, and restore a backup.");

            Migrator.Run(connection, schema, recipe.Path);
            WorkLogSql.Create.ToList().ForEach(statement => connection.Execute(statement));
            RecoverWork(connection);
            filling.Open(connection, schema);
            DeclaredSchema.Require(connection, schema, recipe.Path);
            var writer = new CommitWriter(connection, new HeldFiles(recipe.RealPath), held, options, logger);
            writer.Start();
            filling.Start(writer);
            logger.LogInformation(
                "Payments are kept in {Path}: schema {Schema}, SQLite {Engine}",
                recipe.Path,
                schema.Version,
                connection.ServerVersion
            );
            return writer;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RecoverWork(SqliteConnection connection)
    {
        using var commands = new WriterCommands(connection) { Work = new JoinedWork() };
        commands.Begin.Execute();
        try
        {
            WorkLog.Recover(commands);
            commands.Commit.Execute();
        }
        catch
        {
            connection.RollbackIfOpen();
            throw;
        }
    }
}
