using System.Text.RegularExpressions;

namespace Payments.Specifications;

/// <summary>A top-level type as a source file declares it.</summary>
/// <param name="FullName">Its name as the assembly has it: <c>Payments.Page`1</c>.</param>
/// <param name="Lines">From the line with its name to its closing brace, without the documentation above it.</param>
public sealed record TypeDeclaration(string FullName, int Lines);

/// <summary>One file of a project, C# or Razor, with the top-level types that it declares.</summary>
/// <remarks>Relies on the formatter: a top-level type and its closing brace begin in the first column, nothing inside does.</remarks>
public sealed partial class SourceFile
{
    private const string RawString = "\"\"\"";

    /// <summary>The path below the project's folder, with forward slashes.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<TypeDeclaration> Types { get; }

    /// <summary>The folder below the project's; empty for the project's own.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    /// <param name="path">The path below the project's folder.</param>
    /// <param name="lines">What the file contains.</param>
    /// <param name="razorNamespace">Where a Razor file puts its component, unless it says so itself.</param>
    public SourceFile(string path, IReadOnlyList<string> lines, string razorNamespace = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(lines);
        Path = path;
        Lines = lines;
        Types = IsRazor ? [ComponentOf(path, lines, razorNamespace)] : [.. Declared(lines)];
    }

    /// <summary>Whether the file's text contains the word.</summary>
    public bool Names(string word) => Lines.Any(line => Regex.IsMatch(line, $@"\b{Regex.Escape(word)}\b"));

    /// <summary>The namespace that a Razor file, or a file of imports, declares.</summary>
    public static string? RazorNamespaceIn(IEnumerable<string> lines) =>
        lines.Select(line => RazorNamespace().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    private static TypeDeclaration ComponentOf(string path, IReadOnlyList<string> lines, string space)
    {
        var name = path[(path.LastIndexOf('/') + 1)..^".razor".Length];
        return new TypeDeclaration($"{RazorNamespaceIn(lines) ?? space}.{name}", lines.Count);
    }

    private static IEnumerable<TypeDeclaration> Declared(IReadOnlyList<string> lines)
    {
        var space = "";
        var isInString = false;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            var wasInString = isInString;
            isInString ^= IsRawStringEdge(line);
            if (wasInString)
                continue;
            if (Namespace().Match(line) is { Success: true } declared)
                space = declared.Groups[1].Value + ".";
            else if (Header().Match(line) is { Success: true } header)
                yield return new TypeDeclaration(space + NameIn(header), EndOf(lines, index) - index + 1);
        }
    }

    private static string NameIn(Match header)
    {
        var parameters = header.Groups["parameters"].Value;
        return header.Groups["name"].Value + (parameters.Length == 0 ? "" : $"`{parameters.Count(letter => letter == ',') + 1}");
    }

    // The last line of the type whose name is in the line given: its closing brace, or the semicolon of one without a body.
    private static int EndOf(IReadOnlyList<string> lines, int start)
    {
        var isInString = false;
        var hasBody = false;
        for (var index = start; index < lines.Count; index++)
        {
            var line = lines[index];
            var wasInString = isInString;
            isInString ^= IsRawStringEdge(line);
            if (wasInString || line.Length == 0)
                continue;
            var isFlush = !char.IsWhiteSpace(line[0]);
            hasBody |= line[0] == '{';
            // A list of base types is indented, and may be what ends a declaration without a body.
            if (isFlush ? line[0] == '}' || line[^1] is ';' or '}' : line[^1] == ';' && !hasBody)
                return index;
        }

        return lines.Count - 1;
    }

    private static bool IsRawStringEdge(string line) => line.Split(RawString).Length % 2 == 0;

    [GeneratedRegex(@"\Anamespace\s+([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\A@namespace\s+([\w.]+)")]
    private static partial Regex RazorNamespace();

    [GeneratedRegex(
        """
            \A(?:\[.*\]\s*)?(?:(?:public|internal|file|sealed|abstract|static|partial|readonly|ref|unsafe)\s+)*
            (?:class|struct|record\s+struct|record\s+class|record|interface|enum|delegate\s.*?)
            \s+(?<name>\w+)(?:<(?<parameters>[^>]*)>)?(?=[\s({:;]|\z)
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Header();
}
