using System.Diagnostics;

namespace Payments.Load;

/// <summary>
/// Runs each scenario of the scale run in a process of its own, in which its candidates take turns; then writes the report.
/// </summary>
internal static class ScaleProgram
{
    private static readonly string _self = typeof(ScaleProgram).Assembly.Location;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(30);

    /// <summary>Takes "full" or "quick", the program of the earlier build, and the report's path without its extension.</summary>
    public static async Task RunAsync(string[] args)
    {
        var (plan, earlier, path) = (ScalePlan.Named(args[0]), args[1], args[2]);
        var clock = Stopwatch.StartNew();
        var results = new ScaleResults
        {
            DueWork = await ChildAsync("due-work"),
            Webhooks = await ChildAsync("webhooks"),
            File = await ChildAsync("file"),
            FileSize = await SizesAsync(plan, earlier),
            Shop = await ShopStarts.RunAsync(plan),
            Steady = await ChildAsync("steady"),
        };
        var report = ScaleReport.Write(results, plan, clock.Elapsed);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path + ".md", report);
        Console.WriteLine(report);

        async Task<Samples> ChildAsync(string scenario)
        {
            Console.Error.WriteLine($"{clock.Elapsed:mm\\:ss} {scenario} …");
            return await DataFolder.UseAsync(async folder =>
                Samples.Parse(await Child.RunWithinAsync(_longest, "dotnet", _self, "scale-round", scenario, plan.Name, folder))
            );
        }
    }

    /// <summary>Takes a scenario, a plan and a folder.</summary>
    public static Task<Samples> RoundAsync(string[] args)
    {
        var (scenario, plan, folder) = (args[0], ScalePlan.Named(args[1]), args[2]);
        return scenario switch
        {
            "due-work" => DueWorkRounds.RunAsync(plan, folder),
            "webhooks" => WebhookRounds.RunAsync(plan, folder),
            "file" => FileRounds.RunAsync(plan, folder),
            "steady" => SteadyRound.RunAsync(plan, folder),
            _ => throw new ArgumentException($"There is no scenario {scenario}."),
        };
    }

    private static async Task<Samples> SizesAsync(ScalePlan plan, string earlier)
    {
        var samples = new Samples();
        Candidate[] candidates = [new(Names.Step4, earlier, "library"), new(Names.Today, _self, "library")];
        for (var round = 0; round < plan.FileRounds; round++)
        {
            foreach (var candidate in candidates)
            {
                var figures = await candidate.RoundAsync("file-size", plan.Callers, 0, plan.FilePayments);
                samples.Add(ScaleReport.BytesOfPayment, candidate.Name, figures.FileBytes!.Value);
                samples.Add(ScaleReport.FreeBytes, candidate.Name, figures.FreeBytes!.Value);
            }
        }

        return samples;
    }
}

internal sealed record ScaleResults
{
    public required Samples DueWork { get; init; }

    public required Samples Webhooks { get; init; }

    public required Samples File { get; init; }

    public required Samples FileSize { get; init; }

    public required Samples Shop { get; init; }

    public required Samples Steady { get; init; }
}
