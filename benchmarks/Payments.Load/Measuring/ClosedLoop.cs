using System.Diagnostics;

namespace Payments.Load;

/// <summary>Callers that each begin the next call when the last one has returned.</summary>
internal static class ClosedLoop
{
    public static async Task<LoopResult> RunAsync(int callers, TimeSpan window, Func<Func<Task>> newCaller, Action? returned = null)
    {
        var clock = Stopwatch.StartNew();
        var histograms = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                {
                    var call = newCaller();
                    return Task.Run(async () =>
                    {
                        var times = new LatencyHistogram();
                        while (clock.Elapsed < window)
                        {
                            var begun = Stopwatch.GetTimestamp();
                            await call();
                            times.Add(Stopwatch.GetTimestamp() - begun);
                            returned?.Invoke();
                        }

                        return times;
                    });
                })
        );
        var elapsed = clock.Elapsed;
        var all = new LatencyHistogram();
        foreach (var histogram in histograms)
            all.Add(histogram);
        return new LoopResult(elapsed, all);
    }
}

/// <summary>Until the last caller has returned, so that nothing under way is left out.</summary>
internal sealed record LoopResult(TimeSpan Elapsed, LatencyHistogram Times);
