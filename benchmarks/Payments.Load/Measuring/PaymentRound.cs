using System.Diagnostics;

namespace Payments.Load;

/// <summary>
/// Payments for a time, and then the events that still wait: a payment counts when its events are handed out. The rate is all payments
/// over the window and the drain.
/// </summary>
internal static class PaymentRound
{
    private static readonly TimeSpan _longestDrain = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _settling = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _sampling = TimeSpan.FromMilliseconds(20);

    public static async Task<Figures> RunAsync(IPaymentLoad load, int callers, TimeSpan warmUp, TimeSpan window)
    {
        await WarmUpAsync(load, callers, warmUp);
        var handedOutBefore = load.HandedOut;
        var taken = 0L;
        var before = Usage.Now;
        var clock = Stopwatch.StartNew();
        using var over = new CancellationTokenSource();
        var highest = WatchBacklogAsync(() => Volatile.Read(ref taken) - (load.HandedOut - handedOutBefore), over.Token);
        var loop = await ClosedLoop.RunAsync(callers, window, load.NewCaller, () => Interlocked.Increment(ref taken));
        await over.CancelAsync();
        var payments = loop.Times.Count;
        var drained = await DrainAsync(load, handedOutBefore + payments);
        var after = Usage.Now;
        var total = clock.Elapsed;
        var takenRate = payments / loop.Elapsed.TotalSeconds;
        await CheckAsync(load, handedOutBefore + payments);
        return new Figures
        {
            Rate = payments / total.TotalSeconds,
            TakenRate = takenRate,
            BacklogSeconds = Math.Max(await highest, drained.Waiting) / takenRate,
            DrainSeconds = drained.Time.TotalSeconds,
            P50 = loop.Times.Milliseconds(0.5),
            P99 = loop.Times.Milliseconds(0.99),
            CpuMicroseconds = after.CpuMicroseconds(before, payments),
            AllocatedBytes = after.Bytes(before, payments),
        };
    }

    /// <summary>Counts what SQLite does for a payment. The counting costs time, so that nothing else is measured.</summary>
    public static async Task<Figures> CountAsync(IPaymentLoad load, int callers, TimeSpan warmUp, TimeSpan window)
    {
        await WarmUpAsync(load, callers, warmUp);
        var handedOutBefore = load.HandedOut;
        StoreCounters.Reset();
        var loop = await ClosedLoop.RunAsync(callers, window, load.NewCaller);
        await DrainAsync(load, handedOutBefore + loop.Times.Count);

        // Events are handed out a moment before that is on record.
        await CheckAsync(load, handedOutBefore + loop.Times.Count);
        return new Figures { Counts = StoreCounters.Per(loop.Times.Count) };
    }

    // An event that is handed out twice would stand for one that still waits.
    private static async Task CheckAsync(IPaymentLoad load, double handedOut)
    {
        await Task.Delay(_settling);
        if (Math.Abs(load.HandedOut - handedOut) > 0.01)
            throw new InvalidOperationException($"The events of {handedOut:N1} payments were due, of {load.HandedOut:N1} handed out.");
    }

    private static async Task WarmUpAsync(IPaymentLoad load, int callers, TimeSpan warmUp)
    {
        var handedOutBefore = load.HandedOut;
        var loop = await ClosedLoop.RunAsync(callers, warmUp, load.NewCaller);
        await DrainAsync(load, handedOutBefore + loop.Times.Count);
        GC.Collect();
    }

    private static async Task<double> WatchBacklogAsync(Func<double> waiting, CancellationToken over)
    {
        var highest = 0.0;
        while (!over.IsCancellationRequested)
        {
            highest = Math.Max(highest, waiting());
            await Task.Delay(_sampling, CancellationToken.None);
        }

        return highest;
    }

    private static async Task<(TimeSpan Time, double Waiting)> DrainAsync(IPaymentLoad load, double handedOut)
    {
        var waiting = handedOut - load.HandedOut;
        var clock = Stopwatch.StartNew();
        while (load.HandedOut < handedOut)
        {
            if (clock.Elapsed > _longestDrain)
                throw new InvalidOperationException($"The events of {handedOut - load.HandedOut:N0} payments were not handed out.");
            await Task.Delay(1);
        }

        return (clock.Elapsed, waiting);
    }
}
