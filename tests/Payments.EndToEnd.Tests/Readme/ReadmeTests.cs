namespace Payments.EndToEnd.Tests;

public sealed class ReadmeTests
{
    private const int MostLines = 150;

    private static string Readme { get; } = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void It_shows_the_program_that_is_compiled_and_run_here()
    {
        var program = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Payments.Readme", "Program.cs"));

        Assert.Contains($"```csharp\n{program.Trim()}\n```", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_read_in_one_sitting() => Assert.InRange(Readme.TrimEnd('\n').Split('\n').Length, 1, MostLines);
}
