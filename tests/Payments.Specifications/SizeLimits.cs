namespace Payments.Specifications;

/// <summary>How large a file, a line and a class may be, in every project and without exception. Too large holds two ideas.</summary>
public static class SizeLimits
{
    public const int LinesOfFile = 300;
    public const int CharactersOfLine = 140;

    /// <summary>Over all files of a partial class.</summary>
    public const int LinesOfClass = 400;

    private static readonly string[] Parts = ["src", "tests", "samples", "benchmarks", "eng"];

    /// <summary>Every folder with sources of its own, from the root of the repository.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        .. Parts
            .SelectMany(part => Directory.EnumerateDirectories(Repository.PathOf(part)))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> LongFiles(SourceTree sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return
        [
            .. sources
                .Files.Where(file => file.Lines.Count > LinesOfFile)
                .Select(file => $"{file.Path} has {file.Lines.Count} lines; {LinesOfFile} is the limit"),
        ];
    }

    public static IReadOnlyList<string> WideLines(SourceTree sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return
        [
            .. sources.Files.SelectMany(file =>
                file.Lines.Index()
                    .Where(line => line.Item.Length > CharactersOfLine)
                    .Select(line => $"{file.Path}:{line.Index + 1} has {line.Item.Length} characters; {CharactersOfLine} is the limit")
            ),
        ];
    }

    public static IReadOnlyList<string> LargeClasses(SourceTree sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return
        [
            .. sources
                .LinesOfTypes.Where(type => type.Value > LinesOfClass)
                .Select(type => $"{type.Key} has {type.Value} lines in all its files; {LinesOfClass} is the limit"),
        ];
    }
}
