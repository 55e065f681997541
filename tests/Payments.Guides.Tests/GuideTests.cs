using System.Text.RegularExpressions;
using Payments.Specifications;
using Xunit;

namespace Payments.Guides.Tests;

/// <summary>
/// The C# blocks of docs/guide are regions of this project: what stands between "// guide" and "// end" in a source file, less its
/// indentation.
/// </summary>
public sealed partial class GuideTests
{
    private static IReadOnlyList<string> Regions { get; } =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("tests/Payments.Guides.Tests"), "*.cs", SearchOption.AllDirectories)
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
    public void A_guide_shows_only_code_that_is_compiled_here(string guide) =>
        Assert.All(Blocks(guide), block => Assert.Contains(block, Regions));

    [Fact]
    public void Every_example_is_in_a_guide() => Assert.Empty(Regions.Except(Guides.SelectMany(guide => Blocks(guide.Data))));

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_files_that_a_guide_links_to_exist(string guide) =>
        Assert.All(
            Link().Matches(File.ReadAllText(Repository.PathOf($"docs/guide/{guide}"))),
            link => Assert.True(Path.Exists(Repository.PathOf($"docs/guide/{link.Groups[1].Value}")), link.Value)
        );

    private static IEnumerable<string> Blocks(string guide) =>
        Block().Matches(File.ReadAllText(Repository.PathOf($"docs/guide/{guide}"))).Select(match => match.Groups[1].Value);

    private static string Unindented(string region)
    {
        var lines = region.Split('\n');
        var indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line));
    }

    [GeneratedRegex(@"^ *// guide\n(.*?)\n *// end$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^```csharp\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
