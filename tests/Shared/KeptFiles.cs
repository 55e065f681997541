namespace Payments.Tests.Shared;

/// <summary>
/// Keeps what tests have written, databases, their logs and the programs' own logs, until the last test has looked through all of
/// it. Nothing is kept where nobody asks for it by PAYMENTS_KEPT_FILES, the folder to keep it in.
/// </summary>
internal static class KeptFiles
{
    private const long Largest = 64L << 20;

    private static readonly Lock _gate = new();

    // A link may lead back to its own folder.
    private static readonly EnumerationOptions _withoutLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private static readonly string? _folder = Environment.GetEnvironmentVariable("PAYMENTS_KEPT_FILES") is { Length: > 0 } folder
        ? folder
        : null;

    /// <summary>Copies a test's files out of their folder, whose name is theirs from then on.</summary>
    public static void Keep(DirectoryInfo folder)
    {
        if (_folder is null || !folder.Exists)
            return;

        Directory.CreateDirectory(_folder);
        foreach (var file in folder.EnumerateFiles("*", _withoutLinks).Where(file => file.Length is > 0 and <= Largest))
            file.CopyTo(
                Path.Combine(
                    _folder,
                    $"{folder.Name}.{Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '.')}"
                ),
                overwrite: true
            );
    }

    /// <summary>Keeps a text, such as what a program printed.</summary>
    public static void Keep(string name, string text)
    {
        if (_folder is null || text.Length == 0)
            return;

        Directory.CreateDirectory(_folder);
        lock (_gate)
            File.AppendAllText(Path.Combine(_folder, name), text + "\n");
    }
}
