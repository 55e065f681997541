using Payments.Tests.Shared;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>A path in a directory of its own, which goes with its files.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("payments-sqlite-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "payments.db");

    public SqliteStoreOptions Options => new() { Path = Path };

    public long LogLength => File.Exists(Path + "-wal") ? new FileInfo(Path + "-wal").Length : 0;

    public void Dispose()
    {
        KeptFiles.Keep(_directory);
        _directory.Delete(recursive: true);
    }
}
