using System.Text.RegularExpressions;
using Payments.Specifications;
using Xunit;

namespace Payments.Guides.Tests;

/// <summary>The column "lives in" of docs/GLOSSARY.md: each type it names is declared below the folder beside it.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string[] _roots = ["src/Payments.Core", "src", "."];

    public static TheoryData<string, string> Words =>
        new(
            Row()
                .Matches(File.ReadAllText(Repository.PathOf("docs/GLOSSARY.md")))
                .SelectMany(row => row.Groups["places"].Value.Split(';').Select(places => (row.Groups["word"].Value, places.Trim())))
                .Where(entry => !entry.Item2.Contains("/<", StringComparison.Ordinal))
        );

    [Fact]
    public void The_glossary_has_words() => Assert.NotEmpty(Words);

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_lives_where_the_glossary_says(string word, string places)
    {
        var quoted = Quoted().Matches(places).Select(match => match.Groups["text"].Value).ToLookup(IsFolder);
        var source = string.Concat(quoted[true].SelectMany(FilesBelow).Select(File.ReadAllText));

        Assert.All(quoted[false], name => Assert.True(IsDeclared(source, name), $"{word}: {name} is not in {places}"));
    }

    [Theory]
    [InlineData("Charge", true)]
    [InlineData("Charge.Amount", true)]
    [InlineData("Charge.Colour", false)]
    [InlineData("Coupon", false)]
    public void A_name_that_is_not_declared_is_found(string name, bool isDeclared) =>
        Assert.Equal(isDeclared, IsDeclared(string.Concat(FilesBelow("Domain/Charges").Select(File.ReadAllText)), name));

    private static bool IsFolder(string text) => text == "Domain" || text.Contains('/', StringComparison.Ordinal);

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(
            _roots.Select(root => Repository.PathOf($"{root}/{folder}")).First(Directory.Exists),
            "*.cs",
            SearchOption.AllDirectories
        );

    // A type, "Type<T>", "Type.Member", or "…Endings" of many types.
    private static bool IsDeclared(string source, string name)
    {
        var parts = name.Split('<')[0].Split('.');
        return Regex.IsMatch(source, $@"\b(class|record|struct|interface|enum) {parts[0].Replace("…", @"\w+", StringComparison.Ordinal)}\b")
            && parts.Skip(1).All(member => Regex.IsMatch(source, $@"\b{member}\b"));
    }

    [GeneratedRegex(@"^\| \*\*(?<word>[^*]+)\*\*[^|]* \| [^|]+ \| (?<places>[^|]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Quoted();
}
