using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Copies a database that is in use into a file of its own. VACUUM INTO makes one consistent copy without its log, but does not wait for
/// the disk. So the copy has another name until it is whole, checked and flushed: a file by the name of a backup is one, whatever happens
/// while it is made.
/// </summary>
internal sealed class Backup(ConnectionRecipe recipe, IDurableFiles files)
{
    private const string Unfinished = "-unfinished";

    private readonly Lock _oneAtATime = new();

    /// <exception cref="ArgumentException">There is a file by that name, or no directory for it.</exception>
    /// <exception cref="StoreException">The copy could not be made, or is damaged.</exception>
    public void MakeAt(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        lock (_oneAtATime)
            Make(full);
    }

    private void Make(string path)
    {
        var copy = path + Unfinished;
        if (File.Exists(path))
            throw new ArgumentException($"{path} exists, and a backup replaces nothing. Give each backup a name of its own.", nameof(path));
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new ArgumentException($"There is no directory for {path}. Create it, on a disk of its own.", nameof(path));

        try
        {
            // What a backup that died has left is of no use. An empty file of our own is readable by its user only.
            File.Delete(copy);
            files.Create(copy);
            Copy(copy);
            Check(copy);
            files.Flush(copy);
            File.Move(copy, path, overwrite: false);
            files.FlushDirectoryOf(path);
        }
        catch (SqliteException error)
        {
            File.Delete(copy);
            throw SqliteErrors.Definite(error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The backup {path} could not be written: {error.Message}", error);
        }
    }

    private void Copy(string copy)
    {
        using var connection = recipe.OpenReader();
        using var command = connection.Command("VACUUM INTO $copy");
        command.Parameters.AddWithValue("$copy", copy);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static void Check(string copy)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = copy,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString
        );
        connection.Open();
        if (connection.Value("PRAGMA quick_check(1)") is not "ok")
        {
            File.Delete(copy);
            throw new StoreException($"The database is damaged, and so is its copy {copy}. Keep the last backup.");
        }
    }
}
