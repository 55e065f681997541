using System.Diagnostics;
using Xunit;

namespace Payments.Core.Tests;

public class InvariantGlobalizationTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task Amounts_are_written_in_a_process_without_data_of_cultures(string predefinedCulturesOnly)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(MoneyDisplayTests).Assembly.Location, "-noColor", "-class", typeof(MoneyDisplayTests).FullName! },
            Environment =
            {
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
                ["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = predefinedCulturesOnly,
            },
            RedirectStandardOutput = true,
        };

        using Process tests = Process.Start(start)!;
        string output = await tests.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tests.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(tests.ExitCode == 0, output);
        Assert.Matches(@"Total: [1-9][0-9]*, Errors: 0, Failed: 0, Skipped: [1-9]", output);
    }
}
