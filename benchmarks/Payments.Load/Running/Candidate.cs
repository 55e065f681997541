namespace Payments.Load;

/// <summary>A build and what it runs: the floor and today's library from this build, the earlier library from that of its tree.</summary>
internal sealed record Candidate(string Name, string Program, string Load)
{
    public Task<Figures> RoundAsync(string scenario, int callers, double warmUp, double window) =>
        DataFolder.UseAsync(async folder =>
        {
            string[] arguments = [Program, "round", scenario, Load, $"{callers}", Text(warmUp), Text(window), folder];
            return Figures.Parse(await Child.RunAsync("dotnet", arguments));
        });

    private static string Text(double seconds) => seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A folder on the checkout's own disk, which is real where the system's temporary folder may be memory.</summary>
internal static class DataFolder
{
    public static async Task<T> UseAsync<T>(Func<string, Task<T>> use)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "load", $"data-{Guid.NewGuid():N}"));
        try
        {
            return await use(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
