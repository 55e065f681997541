using System.Runtime.InteropServices;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Which file is at a path: device and inode on Linux, the time at which it was made elsewhere. A file that was moved away, or removed and
/// made again, is another one.
/// </summary>
internal readonly partial record struct FileIdentity(ulong Device, ulong Number)
{
    private const int CurrentDirectory = -100;
    private const uint InodeWanted = 0x100;
    private const int InodeAt = 32;
    private const int DeviceAt = 136;

    // The kernel's own layout, the same on every architecture; 256 bytes.
    private const int Length = 256;

    private static volatile bool _isMissing = !OperatingSystem.IsLinux();

    /// <summary>The file's identity; null where there is none at the path.</summary>
    public static FileIdentity? Of(string path)
    {
        try
        {
            return _isMissing ? OfTime(path) : OfInode(path);
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            _isMissing = true;
            return OfTime(path);
        }
    }

    private static FileIdentity? OfInode(string path)
    {
        Span<byte> found = stackalloc byte[Length];
        return StatX(CurrentDirectory, path, 0, InodeWanted, ref MemoryMarshal.GetReference(found)) == 0
            ? new(MemoryMarshal.Read<ulong>(found[DeviceAt..]), MemoryMarshal.Read<ulong>(found[InodeAt..]))
            : null;
    }

    private static FileIdentity? OfTime(string path) =>
        new FileInfo(path) is { Exists: true } file ? new(0, (ulong)file.CreationTimeUtc.Ticks) : null;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, ref byte found);
}
