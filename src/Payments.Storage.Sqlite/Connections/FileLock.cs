using System.Diagnostics;

namespace Payments.Storage.Sqlite;

/// <summary>
/// One store has a database file at a time, in this process or another. The lock is the system's, on an empty file beside the database:
/// it ends with the process, however that dies. The file itself stays, because a file that is removed cannot be locked by all.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const string Suffix = "-lock";
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <summary>Takes the lock, and waits for one that is being given back: a process that stops as its successor starts.</summary>
    /// <exception cref="StoreException">Another store has the file, or the lock cannot be made.</exception>
    public static async ValueTask<FileLock> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileLock(Open(path + Suffix));
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (Stopwatch.GetElapsedTime(began) >= patience)
                    throw new StoreException(
                        $"{path} is open in another process, or in another store of this one. SQLite is for one writer: two would be "
                            + "correct but starve each other. Stop the other one, or give this one a file of its own. "
                            + "A process that has died holds nothing.",
                        error
                    );
            }
            catch (Exception error) when (error is UnauthorizedAccessException or IOException)
            {
                throw SqliteErrors.NotWritable(error);
            }

            await Task.Delay(_pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _held.Dispose();

    private static FileStream Open(string path)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }

    private static bool IsHeld(IOException error) => error.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation;
}
