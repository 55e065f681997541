using System.Runtime.InteropServices;

namespace Payments.Storage.Sqlite;

/// <summary>Makes files that are still there after the power fails. Where the disk enters, for tests.</summary>
internal interface IDurableFiles
{
    /// <summary>Makes an empty file that its user alone can read.</summary>
    void Create(string path);

    /// <summary>Returns once what the file holds is on the disk.</summary>
    void Flush(string path);

    /// <summary>Returns once the file's name is on the disk.</summary>
    void FlushDirectoryOf(string path);
}

/// <summary>The system's own files: fsync, and on Unix that of the directory too. Windows keeps names in its log.</summary>
internal sealed partial class DurableFiles : IDurableFiles
{
    private const int ReadOnly = 0;

    public void Create(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(path, how);
    }

    public void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    public void FlushDirectoryOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return;

        var directory = Open(Path.GetDirectoryName(path)!, ReadOnly);
        if (directory < 0)
            throw Failed(path);
        try
        {
            if (FSync(directory) != 0)
                throw Failed(path);
        }
        finally
        {
            _ = Close(directory);
        }
    }

    private static IOException Failed(string path) =>
        new($"The directory of {path} could not be flushed: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
