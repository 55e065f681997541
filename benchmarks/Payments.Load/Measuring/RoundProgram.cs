using System.Globalization;

namespace Payments.Load;

/// <summary>One candidate for one round, in a process of its own: its file is new, and nothing is left of another's.</summary>
internal static class RoundProgram
{
    /// <summary>
    /// Takes a scenario, a candidate, callers, seconds to warm up, seconds to measure (for the file's size: payments), and a folder.
    /// </summary>
    public static async Task<Figures> RunAsync(string[] args)
    {
        var (scenario, candidate, callers) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
        var (warmUp, window) = (Seconds(args[3]), Seconds(args[4]));
        var path = Path.Combine(args[5], "load.db");
        return scenario switch
        {
            "payments" => await WithPaymentsAsync(candidate, path, load => PaymentRound.RunAsync(load, callers, warmUp, window)),
            "counts" => await CountAsync(candidate, path, callers, warmUp, window),
            "creates" => await CreateAsync(path, callers, warmUp, window, load => load.CreateAsync),
            "creates-and-reads" => await CreateAsync(path, callers, warmUp, window, load => load.CreateAndReadAsync),
            "file-size" => await FileSizeRound.RunAsync(path, callers, (int)window.TotalSeconds),
            _ => throw new ArgumentException($"There is no scenario {scenario}."),
        };
    }

    private static Task<Figures> CountAsync(string candidate, string path, int callers, TimeSpan warmUp, TimeSpan window)
    {
        SQLitePCL.Batteries_V2.Init();
        StoreCounters.Install();
        return WithPaymentsAsync(candidate, path, load => PaymentRound.CountAsync(load, callers, warmUp, window));
    }

    private static async Task<Figures> WithPaymentsAsync(string candidate, string path, Func<IPaymentLoad, Task<Figures>> measure)
    {
        IPaymentLoad load = candidate == "floor" ? new FloorPayments() : new LibraryPayments();
        await using (load)
        {
            await load.StartAsync(path);
            return await measure(load) with { SqliteVersion = SQLitePCL.raw.sqlite3_libversion().utf8_to_string() };
        }
    }

    private static async Task<Figures> CreateAsync(
        string path,
        int callers,
        TimeSpan warmUp,
        TimeSpan window,
        Func<ISessionLoad, Func<Task>> call
    )
    {
        var load = new LibraryPayments();
        await using (load)
        {
            await load.StartAsync(path);
            await ClosedLoop.RunAsync(callers, warmUp, () => call(load));
            GC.Collect();
            var before = Usage.Now;
            var loop = await ClosedLoop.RunAsync(callers, window, () => call(load));
            var after = Usage.Now;
            return new Figures
            {
                Rate = loop.Times.Count / loop.Elapsed.TotalSeconds,
                P50 = loop.Times.Milliseconds(0.5),
                P99 = loop.Times.Milliseconds(0.99),
                CpuMicroseconds = after.CpuMicroseconds(before, loop.Times.Count),
                AllocatedBytes = after.Bytes(before, loop.Times.Count),
            };
        }
    }

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
}
