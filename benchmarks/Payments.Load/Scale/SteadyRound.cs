using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.Providers;

namespace Payments.Load;

/// <summary>
/// Payments at half of what the library can take, for minutes: the managed heap and its collections at intervals, none of them forced
/// meanwhile. What is alive is counted by forced collections before and after. The provider keeps nothing: the simulator remembers
/// every charge in this process, which a real one does not.
/// </summary>
internal static class SteadyRound
{
    public const string Capacity = "capacity";
    public const string Offered = "offered";
    public const string Paid = "paid";
    public const string AliveBefore = "alive before";
    public const string AliveAfter = "alive after";
    public const string Seconds = "seconds";
    public const string PaidSoFar = "payments";
    public const string Heap = "heap";
    public const string AfterCollection = "after the last collection";
    public const string Gen0 = "gen 0";
    public const string Gen1 = "gen 1";
    public const string Gen2 = "gen 2";

    private const double Megabyte = 1e6;

    public static async Task<Samples> RunAsync(ScalePlan plan, string folder)
    {
        var samples = new Samples();
        var load = new LibraryPayments(builder =>
            builder.Services.RemoveAll<IPaymentProvider>().AddSingleton<IPaymentProvider, ForgetfulProvider>()
        );
        await using (load)
        {
            await load.StartAsync(Path.Combine(folder, "steady.db"));
            var capacity = (await PaymentRound.RunAsync(load, plan.Callers, plan.WarmUp, plan.WarmUp)).Rate;
            Add(Capacity, capacity);
            Add(Offered, capacity / 2);

            // Settles what the search for the capacity has left.
            await PayAsync(load, plan, capacity / 2, plan.WarmUp, () => { });
            Add(AliveBefore, Alive());
            var (gen0, gen1, gen2) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
            var clock = Stopwatch.StartNew();
            var paid = 0;
            using var over = new CancellationTokenSource();
            var sampling = SampleAsync(over.Token);
            var length = TimeSpan.FromMinutes(plan.SteadyMinutes);
            await PayAsync(load, plan, capacity / 2, length, () => Interlocked.Increment(ref paid));
            var rate = paid / clock.Elapsed.TotalSeconds;
            await over.CancelAsync();
            await sampling;
            Add(Paid, rate);
            Add(AliveAfter, Alive());

            async Task SampleAsync(CancellationToken stop)
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(plan.SamplingSeconds));
                while (!stop.IsCancellationRequested)
                {
                    Add(Seconds, clock.Elapsed.TotalSeconds);
                    Add(PaidSoFar, Volatile.Read(ref paid));
                    Add(Heap, GC.GetTotalMemory(forceFullCollection: false) / Megabyte);
                    Add(AfterCollection, GC.GetGCMemoryInfo().HeapSizeBytes / Megabyte);
                    Add(Gen0, GC.CollectionCount(0) - gen0);
                    Add(Gen1, GC.CollectionCount(1) - gen1);
                    Add(Gen2, GC.CollectionCount(2) - gen2);
                    try
                    {
                        await timer.WaitForNextTickAsync(stop);
                    }
                    catch (OperationCanceledException) { }
                }
            }
        }

        return samples;

        void Add(string of, double value) => samples.Add(of, Names.Today, value);
    }

    /// <summary>Callers that each begin a payment when its time has come, or at once where they are late.</summary>
    private static Task PayAsync(LibraryPayments load, ScalePlan plan, double rate, TimeSpan length, Action paid)
    {
        var clock = Stopwatch.StartNew();
        var apart = TimeSpan.FromSeconds(plan.Callers / rate);
        return Task.WhenAll(
            Enumerable
                .Range(0, plan.Callers)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        var pay = load.NewCaller();
                        for (var next = apart * number / plan.Callers; next < length; next += apart)
                        {
                            if (next - clock.Elapsed is { Ticks: > 0 } early)
                                await Task.Delay(early);
                            await pay();
                            paid();
                        }
                    })
                )
        );
    }

    private static double Alive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
    }

    private sealed class ForgetfulProvider : IPaymentProvider
    {
        public string Name => "forgetful";

        public bool Livemode => false;

        public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
            new(new ChargeOutcome.Approved($"forgetful_{request.Key}"));
    }
}
