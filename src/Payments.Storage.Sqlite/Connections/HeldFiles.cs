namespace Payments.Storage.Sqlite;

/// <summary>
/// The database file and the two that SQLite keeps beside it, as they were when the store opened them. Unix lets files be removed or
/// replaced under a process that has them open: it goes on writing into what nobody will find again.
/// </summary>
internal sealed class HeldFiles
{
    private static readonly string[] _suffixes = ["", "-wal", "-shm"];

    private readonly List<(string Path, FileIdentity Identity)> _files = [];

    public HeldFiles(string path)
    {
        foreach (var file in _suffixes.Select(suffix => path + suffix))
        {
            if (FileIdentity.Of(file) is { } identity)
                _files.Add((file, identity));
        }
    }

    /// <summary>The first that is not at its path any more; null where all are.</summary>
    public string? FindTaken()
    {
        foreach (var (path, identity) in _files)
        {
            if (FileIdentity.Of(path) != identity)
                return path;
        }

        return null;
    }
}

/// <summary>A file was removed or replaced under the store.</summary>
internal sealed class FilesTakenException(string message) : StoreException(message);
