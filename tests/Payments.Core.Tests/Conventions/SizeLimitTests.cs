using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>The limits of every project, those of the tests included.</summary>
public sealed class SizeLimitTests
{
    public static TheoryData<string> Folders => [.. SizeLimits.Folders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_file_is_too_long(string folder) => Assert.Empty(SizeLimits.LongFiles(SourceTree.Read(Repository.PathOf(folder))));

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_line_is_too_wide(string folder) => Assert.Empty(SizeLimits.WideLines(SourceTree.Read(Repository.PathOf(folder))));

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_class_is_too_large_over_all_its_files(string folder) =>
        Assert.Empty(SizeLimits.LargeClasses(SourceTree.Read(Repository.PathOf(folder))));

    [Fact]
    public void Every_project_is_among_the_folders()
    {
        var projects = Directory
            .EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(folder => !folder.StartsWith("artifacts/", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("src/Payments.Core", projects);
        Assert.Empty(projects.Except(SizeLimits.Folders));
    }

    [Fact]
    public void What_is_one_over_a_limit_is_reported_and_what_reaches_it_is_not()
    {
        Assert.Empty(SizeLimits.LongFiles(TreeOf(FileOf(SizeLimits.LinesOfFile))));
        Assert.Equal(["A.cs has 301 lines; 300 is the limit"], SizeLimits.LongFiles(TreeOf(FileOf(SizeLimits.LinesOfFile + 1))));

        Assert.Empty(SizeLimits.WideLines(TreeOf(new SourceFile("A.razor", [new string('x', SizeLimits.CharactersOfLine)]))));
        Assert.Equal(
            ["A.razor:2 has 141 characters; 140 is the limit"],
            SizeLimits.WideLines(TreeOf(new SourceFile("A.razor", ["", new string('x', SizeLimits.CharactersOfLine + 1)])))
        );

        Assert.Empty(SizeLimits.LargeClasses(TreeOf(FileOf(201), FileOf(201, "B.cs"))));
        Assert.Equal(
            ["Payments.A has 401 lines in all its files; 400 is the limit"],
            SizeLimits.LargeClasses(TreeOf(FileOf(201), FileOf(202, "B.cs")))
        );
    }

    private static SourceTree TreeOf(params SourceFile[] files) => new(files);

    private static SourceFile FileOf(int lines, string path = "A.cs") =>
        new(path, ["namespace Payments;", "partial class A", "{", .. Enumerable.Repeat("    int x;", lines - 4), "}"]);
}
