using System.Text.RegularExpressions;
using Payments.Specifications;
using Xunit;

namespace Payments.Guides.Tests;

/// <summary>
/// The C# blocks of docs/guide are compiled. A block is a region of this project or of the SQLite store's tests, between "// guide" and
/// "// end", or a quotation from a file of the product, which the line above the block names. Indentation that all lines share is left
/// out, and so is what a line "// …" replaces.
/// </summary>
public sealed partial class GuideTests
{
    private static IReadOnlyList<string> Regions { get; } =
    [
        .. new[] { "tests/Payments.Guides.Tests", "tests/Payments.Storage.Sqlite.Tests" }
            .SelectMany(tests => Directory.EnumerateFiles(Repository.PathOf(tests), "*.cs", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) != "GuideTests.cs")
            .SelectMany(file => Region().Matches(File.ReadAllText(file)))
            .Select(match => Unindented(match.Groups[1].Value.Trim('\n'))),
    ];

    // The usual tasks are compiled and compared in Payments.Simulator.Tests.
    private const string UsualTasks = "usual-tasks.md";

    public static TheoryData<string> Guides =>
        new(
            Directory
                .EnumerateFiles(Repository.PathOf("docs/guide"), "*.md")
                .Select(file => Path.GetFileName(file))
                .Where(guide => guide != UsualTasks)
        );

    [Theory]
    [MemberData(nameof(Guides))]
    public void A_guide_shows_only_code_that_is_compiled(string guide)
    {
        var blocks = Blocks(guide).ToArray();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.True(block.File is null ? Regions.Contains(block.Code) : IsQuoted(block), block.Code));
    }

    [Theory]
    [InlineData("src/Payments.Core/Engine/Concepts.cs", "new DisputeConcept(),", true)]
    [InlineData("src/Payments.Core/Engine/Concepts.cs", "new QuoteConcept(),\n// …\nnew DisputeConcept(),", true)]
    [InlineData("src/Payments.Core/Engine/Concepts.cs", "new DisputeConcept(),\n// …\nnew QuoteConcept(),", false)]
    [InlineData("src/Payments.Core/Engine/Concepts.cs", "new CouponConcept(),", false)]
    [InlineData("src/Payments.Core/Engine/Concepts.cs", "DisputeConcept(),", false)]
    [InlineData("src/Payments.Core/Engine/PaymentEngine.cs", "new DisputeConcept(),", false)]
    [InlineData("src/Payments.Core/Engine/NoSuchFile.cs", "new DisputeConcept(),", false)]
    public void A_quotation_is_in_the_file_that_it_names(string file, string code, bool isQuoted) =>
        Assert.Equal(isQuoted, IsQuoted(new(file, code)));

    [Fact]
    public void Every_example_is_in_a_guide() =>
        Assert.Empty(Regions.Except(Guides.SelectMany(guide => Blocks(guide.Data)).Select(block => block.Code)));

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_files_that_a_guide_links_to_exist(string guide) =>
        Assert.All(
            Link().Matches(File.ReadAllText(Repository.PathOf($"docs/guide/{guide}"))),
            link => Assert.True(Path.Exists(Repository.PathOf($"docs/guide/{link.Groups[1].Value}")), link.Value)
        );

    private static IEnumerable<CodeBlock> Blocks(string guide) =>
        Block()
            .Matches(File.ReadAllText(Repository.PathOf($"docs/guide/{guide}")))
            .Select(match => new CodeBlock(match.Groups["file"] is { Success: true } file ? file.Value : null, match.Groups["code"].Value));

    private static bool IsQuoted(CodeBlock block)
    {
        var path = Repository.PathOf(block.File!);
        if (!File.Exists(path))
            return false;

        var rest = File.ReadAllLines(path).AsSpan();
        foreach (var part in Elision().Split(block.Code).Select(part => part.Trim('\n')).Where(part => part.Length > 0))
        {
            var lines = part.Split('\n');
            var at = 0;
            while (at + lines.Length <= rest.Length && !IsSame(rest.Slice(at, lines.Length), lines))
                at++;
            if (at + lines.Length > rest.Length)
                return false;
            rest = rest[(at + lines.Length)..];
        }

        return true;
    }

    private static bool IsSame(ReadOnlySpan<string> source, string[] lines) =>
        Unindented(string.Join('\n', source)) == Unindented(string.Join('\n', lines));

    private static string Unindented(string region)
    {
        var lines = region.Split('\n');
        var indentation = lines
            .Where(line => line.Length > 0)
            .Select(line => line.Length - line.TrimStart(' ').Length)
            .DefaultIfEmpty()
            .Min();
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line));
    }

    [GeneratedRegex(@"^ *// guide\n(.*?)\n *// end$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(
        @"(^`(?<file>src/[^`\n]+\.cs)`:?\n\n)?^```csharp\n(?<code>(?s:.*?))\n```$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// …$", RegexOptions.Multiline)]
    private static partial Regex Elision();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();

    /// <summary>A block of C#, and the file of the product that it quotes; null where it is a region of this project.</summary>
    private sealed record CodeBlock(string? File, string Code);
}
