using System.Globalization;

namespace Payments.Benchmarks.Load;

/// <summary>
/// Full payments in process on SQLite FULL, beside a bare group-commit writer that commits as often and as many rows of the same
/// size. The two run in turn, so that a noisy machine disturbs both; what counts is the ratio.
/// </summary>
internal static class LoadProgram
{
    private const int Rounds = 3;

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 4;
        Console.WriteLine(
            $"Payments per second, median of {Rounds} rounds of {seconds} s each, the two in turn. {DateTime.UtcNow:yyyy-MM-dd}"
        );
        Console.WriteLine("| callers | bare writer | full payment | ratio | ratios by round | bytes allocated per payment |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var callers in new[] { 1, 16, 64 })
        {
            var bare = new List<double>();
            var full = new List<double>();
            var bytes = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                bare.Add(await MeasureAsync<BarePayments>(callers, seconds));
                var before = GC.GetTotalAllocatedBytes();
                full.Add(await MeasureAsync<EnginePayments>(callers, seconds));
                bytes.Add((GC.GetTotalAllocatedBytes() - before) / (full[^1] * seconds));
            }

            var ratios = full.Zip(bare, (mine, floor) => mine / floor).ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {callers} | {Median(bare):N0}/s | {Median(full):N0}/s | {Median(ratios):0.00} | "
                        + $"{string.Join(", ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))} "
                        + $"| {Median(bytes):N0} |"
                )
            );
        }
    }

    private static async Task<double> MeasureAsync<TPayments>(int callers, double seconds)
        where TPayments : IPaymentLoad, new()
    {
        var folder = Directory.CreateTempSubdirectory("payments-load-");
        try
        {
            var load = new TPayments();
            await using (load)
            {
                await load.StartAsync(Path.Combine(folder.FullName, "load.db"));
                await RunAsync(load, callers, 0.5);
                return await RunAsync(load, callers, seconds);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> RunAsync(IPaymentLoad load, int callers, double seconds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var end = TimeSpan.FromSeconds(seconds);
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var done = 0;
                        for (; clock.Elapsed < end; done++)
                            await load.PayAsync();
                        return done;
                    })
                )
        );
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

internal interface IPaymentLoad : IAsyncDisposable
{
    Task StartAsync(string path);

    Task PayAsync();
}
