namespace Payments.Simulator;

/// <summary>The ledger's file: JSON lines, appended to only, mode 0600, locked while it is open.</summary>
internal sealed class LedgerFile : ILedgerMedium
{
    private readonly FileStream _stream;

    private LedgerFile(string path, FileStream stream, IReadOnlyList<SimulatorEntry> entries, long tornBytes)
    {
        Name = path;
        _stream = stream;
        Entries = entries;
        TornBytes = tornBytes;
    }

    public string Name { get; }

    /// <summary>What the file held when it was opened.</summary>
    public IReadOnlyList<SimulatorEntry> Entries { get; }

    /// <summary>
    /// How much of a line without an end was cut off. Its entry was never answered for, as the end is written before the answer.
    /// </summary>
    public long TornBytes { get; }

    public static LedgerFile Open(string path)
    {
        var full = Path.GetFullPath(path);
        var stream = OpenLocked(full);
        try
        {
            RestrictMode(full);
            var bytes = ReadAll(full, stream);
            var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            var entries = Parse(full, bytes.AsSpan(0, whole));
            if (whole < bytes.Length)
            {
                stream.SetLength(whole);
                stream.Flush(flushToDisk: true);
            }

            return new LedgerFile(full, stream, entries, bytes.Length - whole);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _stream.Flush(flushToDisk: true);
    }

    public void Dispose() => _stream.Dispose();

    private static FileStream OpenLocked(string path)
    {
        // FileShare.None is a lock that ends with the process, however it ends.
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        try
        {
            return new FileStream(path, options);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new SimulatorLedgerException(
                $"The directory of the simulator's ledger {path} does not exist. Create it, or "
                    + "set SimulatorOptions.LedgerPath to a file in one that does.",
                exception
            );
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SimulatorLedgerException(
                $"The simulator's ledger {path} may not be written, or is a directory. Give this process "
                    + "the right to it, or set SimulatorOptions.LedgerPath to another file.",
                exception
            );
        }
        catch (IOException exception)
        {
            throw new SimulatorLedgerException(
                $"The simulator's ledger {path} cannot be opened: {exception.Message} Most likely another process, or another simulator of "
                    + "this one, has it open. Stop that one, or give each simulator a SimulatorOptions.LedgerPath of its own.",
                exception
            );
        }
    }

    private static void RestrictMode(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static byte[] ReadAll(string path, FileStream stream)
    {
        if (stream.Length > Array.MaxLength)
            throw new SimulatorLedgerException(
                $"The simulator's ledger {path} is larger than {Array.MaxLength} bytes. Move it away, and the simulator begins another."
            );

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IReadOnlyList<SimulatorEntry> Parse(string path, ReadOnlySpan<byte> bytes)
    {
        var state = new LedgerState();
        for (var number = 1; !bytes.IsEmpty; number++)
        {
            var end = bytes.IndexOf((byte)'\n');
            try
            {
                state.Add(LedgerLine.Read(bytes[..end]));
            }
            catch (FormatException exception)
            {
                throw new SimulatorLedgerException(
                    $"Line {number} of the simulator's ledger {path} cannot be read: {exception.Message} The file was changed or damaged. "
                        + "Restore the line from a copy, or move the file away, and the "
                        + "simulator begins another and forgets what it charged.",
                    exception
                );
            }

            bytes = bytes[(end + 1)..];
        }

        return state.Entries;
    }
}
