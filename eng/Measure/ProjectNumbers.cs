using System.Globalization;
using Payments.Specifications;

namespace Payments.Measure;

/// <summary>One row of the table: a project, or all projects below a folder.</summary>
internal sealed record ProjectNumbers(string Name, IReadOnlyList<SourceFile> Files)
{
    private const int FewLines = 15;
    private const int Wide = 140;

    public const string Head =
        "| project | files | of ≤ 15 lines | median lines | largest file | lines over 140 | largest class | lines per link "
        + "to another file's type | rooms in a cycle | first folders in a cycle | public types |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>The largest class, by its name and lines over all its files.</summary>
    public required (string Name, int Lines) LargestClass { get; init; }

    /// <summary>What only a compiled assembly tells; nothing for sources alone.</summary>
    public AssemblyNumbers? Assembly { get; init; }

    public IReadOnlyList<IReadOnlyList<string>> Cycles { get; init; } = [];

    /// <summary>Each project of a folder, with what its assembly of the Release build tells.</summary>
    public static IReadOnlyList<ProjectNumbers> In(string root, string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(root, folder), "*.csproj", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(project => Compiled(Path.GetDirectoryName(project)!, Path.GetFileNameWithoutExtension(project))),
        ];

    /// <summary>All sources of a folder; nothing where the checkout has no such folder, or none in it.</summary>
    public static ProjectNumbers? OfSources(string root, string folder)
    {
        var path = Path.Combine(root, folder);
        if (!Directory.Exists(path) || !Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Any())
            return null;
        var sources = SourceTree.Read(path);
        return new ProjectNumbers(folder, sources.Files) { LargestClass = LargestOf(sources) };
    }

    public static ProjectNumbers Together(string name, IReadOnlyList<ProjectNumbers> projects) =>
        new(name, [.. projects.SelectMany(project => project.Files)])
        {
            LargestClass = projects.Select(project => project.LargestClass).MaxBy(type => type.Lines),
            Assembly = AssemblyNumbers.Sum(projects.Select(project => project.Assembly).OfType<AssemblyNumbers>()),
        };

    public string ToMarkdown()
    {
        var lengths = Files.Select(file => file.Lines.Count).Order().ToList();
        var median = (lengths[(lengths.Count - 1) / 2] + lengths[lengths.Count / 2]) / 2.0;
        var largest = Files.MaxBy(file => file.Lines.Count)!;
        string[] cells =
        [
            Name,
            Text(Files.Count),
            Text(lengths.Count(length => length <= FewLines)),
            median.ToString("0.#", CultureInfo.InvariantCulture),
            $"{Text(largest.Lines.Count)} ({Path.GetFileName(largest.Path)})",
            Text(Files.Sum(file => file.Lines.Count(line => line.Length > Wide))),
            $"{Text(LargestClass.Lines)} ({LargestClass.Name})",
            .. Assembly?.Cells(Files.Where(file => !file.IsRazor).Sum(file => file.Lines.Count)) ?? ["–", "–", "–", "–"],
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static ProjectNumbers Compiled(string folder, string name)
    {
        var sources = SourceTree.Read(folder);
        var references = TypeReferences.Read(Path.Combine(folder, "bin", "Release", "net10.0", name + ".dll"));
        var rooms = RoomMap.Of(sources, references);
        return new ProjectNumbers(name, sources.Files)
        {
            LargestClass = LargestOf(sources),
            Assembly = AssemblyNumbers.Of(sources, references, rooms),
            Cycles = rooms.Cycles(),
        };
    }

    private static (string, int) LargestOf(SourceTree sources)
    {
        var (type, lines) = sources.LinesOfTypes.MaxBy(type => type.Value);
        return (type[(type.LastIndexOf('.') + 1)..].Split('`')[0], lines);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
