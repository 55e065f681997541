using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Payments.Load;

/// <summary>
/// Counts what SQLite does on every connection of this process, whoever opens it: an automatic extension puts hooks on each. No code
/// under test takes part, so that an earlier build is counted like today's.
/// </summary>
internal static unsafe partial class StoreCounters
{
    private const string Library = "e_sqlite3";
    private const uint StatementBegins = 1;
    private const uint StatementEnds = 2;
    private const int PagesWritten = 9;
    private const int FrameBytes = 4096 + 24;

    private static readonly ConcurrentDictionary<nint, int> _rowsSoFar = new();
    private static readonly ConcurrentDictionary<nint, int> _pagesAtBegin = new();
    private static long _rows;
    private static long _commits;
    private static long _statements;
    private static long _reads;
    private static long _pages;

    /// <summary>Counts on all connections that are opened from now on.</summary>
    public static void Install()
    {
        delegate* unmanaged<nint, nint, nint, int> opened = &Opened;
        if (AutoExtension((nint)opened) != 0)
            throw new InvalidOperationException("SQLite takes no automatic extension.");
    }

    public static void Reset() => _rows = _commits = _statements = _reads = _pages = 0;

    public static StoreCounts Per(double payments) =>
        new(_rows / payments, _commits / payments, _statements / payments, _reads / payments, _pages * FrameBytes / payments);

    [UnmanagedCallersOnly]
    private static int Opened(nint connection, nint message, nint api)
    {
        _rowsSoFar[connection] = 0;
        delegate* unmanaged<uint, nint, nint, nint, int> traced = &Traced;
        delegate* unmanaged<nint, int> committed = &Committed;
        _ = Trace(connection, StatementBegins | StatementEnds, (nint)traced, 0);
        _ = CommitHook(connection, (nint)committed, 0);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Committed(nint context)
    {
        Interlocked.Increment(ref _commits);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Traced(uint what, nint context, nint statement, nint detail)
    {
        if (what == StatementBegins)
            Begin(statement, (byte*)detail);
        else
            End(statement);
        return 0;
    }

    private static void Begin(nint statement, byte* text)
    {
        // The steps of a trigger say so in a comment, and belong to the statement that has fired it.
        if (text[0] == '-')
            return;
        Interlocked.Increment(ref _statements);
        if ((text[0] | 0x20) == 's' && (text[1] | 0x20) == 'e')
            Interlocked.Increment(ref _reads);
        _pagesAtBegin[statement] = PagesOf(ConnectionOf(statement));
    }

    private static void End(nint statement)
    {
        var connection = ConnectionOf(statement);
        if (_pagesAtBegin.TryRemove(statement, out var before))
            Interlocked.Add(ref _pages, PagesOf(connection) - before);
        var rows = TotalChanges(connection);
        Interlocked.Add(ref _rows, rows - _rowsSoFar[connection]);
        _rowsSoFar[connection] = rows;
    }

    private static int PagesOf(nint connection)
    {
        _ = Status(connection, PagesWritten, out var pages, out _, 0);
        return pages;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_auto_extension")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int AutoExtension(nint entry);

    [LibraryImport(Library, EntryPoint = "sqlite3_trace_v2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trace(nint connection, uint mask, nint callback, nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_commit_hook")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint CommitHook(nint connection, nint callback, nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_handle")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ConnectionOf(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_total_changes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int TotalChanges(nint connection);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_status")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(nint connection, int counter, out int current, out int highest, int reset);
}

/// <summary>What SQLite did for one payment.</summary>
internal sealed record StoreCounts(double Rows, double Commits, double Statements, double Reads, double WalBytes);
