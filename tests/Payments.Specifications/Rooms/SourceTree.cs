namespace Payments.Specifications;

/// <summary>The source files below a folder, without what a build leaves there.</summary>
public sealed class SourceTree
{
    /// <summary>Ordered by their paths.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    public SourceTree(IEnumerable<SourceFile> files) => Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>The lines of each class over its partial files, by its full name. Other types count as classes do.</summary>
    public IReadOnlyDictionary<string, int> LinesOfTypes =>
        Files
            .SelectMany(file => file.Types)
            .GroupBy(type => type.FullName)
            .ToDictionary(group => group.Key, group => group.Sum(type => type.Lines));

    /// <summary>Reads the files; a folder without any is a mistake of the caller.</summary>
    /// <param name="folder">The project's folder.</param>
    public static SourceTree Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(IsSource)
            .Select(path => new SourceFile(path, File.ReadAllLines(Path.Combine(folder, path)), RazorNamespaceOf(folder, path)))
            .ToList();
        return files.Count == 0 ? throw new ArgumentException($"There is no source file below {folder}.", nameof(folder)) : new(files);
    }

    private static bool IsSource(string path) =>
        (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        && !path.Split('/').Any(part => part is "obj" or "bin" or "node_modules");

    // The nearest file of imports above a component decides.
    private static string RazorNamespaceOf(string root, string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var imports = Path.Combine(root, folder, "_Imports.razor");
            if (File.Exists(imports) && SourceFile.RazorNamespaceIn(File.ReadLines(imports)) is { } found)
                return found;
        }

        return "";
    }
}
