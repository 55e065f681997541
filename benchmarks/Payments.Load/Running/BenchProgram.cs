using System.Diagnostics;

namespace Payments.Load;

/// <summary>
/// Runs every candidate of a scenario once before any of them runs again, each in a process of its own, so that what else the machine
/// does disturbs all alike; then writes the report.
/// </summary>
internal sealed class BenchProgram(BenchPlan plan, string earlier)
{
    private static readonly string _self = typeof(BenchProgram).Assembly.Location;

    private readonly Measured _results = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Candidate _floor = new(Names.Floor, _self, "floor");
    private readonly Candidate _step4 = new(Names.Step4, earlier, "library");
    private readonly Candidate _today = new(Names.Today, _self, "library");

    /// <summary>Takes "full" or "quick", the program of the earlier build, and the report's path without its extension.</summary>
    public static async Task RunAsync(string[] args)
    {
        var program = new BenchProgram(args[0] == "quick" ? BenchPlan.Quick : BenchPlan.Full, args[1]);
        await program.MeasureAsync();
        var report = MarkdownReport.Write(program._results, program.Plan, program._clock.Elapsed, Path.GetFileName(args[2]) + ".svg");
        Directory.CreateDirectory(Path.GetDirectoryName(args[2])!);
        await File.WriteAllTextAsync(args[2] + ".md", report);
        await File.WriteAllTextAsync(args[2] + ".svg", SvgReport.Write(program._results, program.Plan));
        Console.WriteLine(report);
    }

    private BenchPlan Plan => plan;

    private async Task MeasureAsync()
    {
        Candidate[] all = [_floor, _step4, _today];
        Candidate[] libraries = [_step4, _today];
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var callers in plan.Callers)
                await RoundsAsync("payments", callers, all);
            await RoundsAsync("creates", plan.Creators, libraries);
            await RoundsAsync("creates-and-reads", plan.Creators, libraries);
        }

        foreach (var callers in plan.CountedCallers)
            await RoundsAsync("counts", callers, all);

        for (var round = 0; round < plan.HttpRounds; round++)
            await HttpRoundsAsync();
    }

    private async Task RoundsAsync(string scenario, int callers, Candidate[] candidates)
    {
        foreach (var candidate in candidates)
        {
            var figures = await candidate.RoundAsync(scenario, callers, plan.WarmUp, plan.Window);
            Add(scenario, callers, candidate.Name, figures);
        }
    }

    private async Task HttpRoundsAsync()
    {
        HttpCandidate empty = new(Names.Empty, _self, "empty");
        HttpCandidate step4 = new(Names.Step4, earlier, "library");
        HttpCandidate today = new(Names.Today, _self, "library");
        HttpCandidate[] hand =
        [
            new(Names.Grouped, _self, "grouped"),
            new(Names.Careful, _self, "careful"),
            new(Names.InTurn, _self, "careful-in-turn"),
            new(Names.Ordinary, _self, "ordinary"),
        ];
        (string Mode, HttpCandidate[] Candidates)[] scenarios =
        [
            ("create", [.. hand, step4, today]),
            ("get", [empty, step4, today]),
            ("replay", [empty, step4, today]),
            ("payments", [step4, today]),
        ];
        foreach (var (mode, candidates) in scenarios)
        foreach (var candidate in candidates)
            Add($"http-{mode}", plan.Connections, candidate.Name, await candidate.RoundAsync(mode, plan.Connections, plan.HttpSeconds));
    }

    private void Add(string scenario, int callers, string candidate, Figures figures)
    {
        _results.Add(scenario, callers, candidate, figures);
        var did = figures.Counts is { } counts ? $"{counts.Rows:N1} rows" : $"{figures.Rate:N0}/s, p99 {figures.P99:N1} ms";
        Console.Error.WriteLine($"{_clock.Elapsed:mm\\:ss} {scenario} {callers} {candidate}: {did}");
    }
}
