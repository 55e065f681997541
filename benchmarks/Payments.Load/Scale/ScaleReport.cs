using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Payments.Load;

/// <summary>The tables of a scale run, each with its target, with what must be known of the machine and nothing that names it.</summary>
internal static class ScaleReport
{
    public const string BytesOfPayment = "bytes of a payment";
    public const string FreeBytes = "free bytes of them";

    private const int HeapRows = 12;

    public static string Write(ScaleResults results, ScalePlan plan, TimeSpan took)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # {DateTime.UtcNow:yyyy-MM-dd}: scale

            `./bench.sh --scale`, {plan.Name} plan, {took.TotalMinutes:N0} minutes: {Environment.ProcessorCount} cores,
            {RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}, `synchronous=FULL`. {plan.Rounds} rounds, in which the
            candidates take turns after {plan.WarmUpSeconds} s or more to warm up; the figures are their medians, and a ratio is the
            median of the ratios within a round. "Step 4" is the build of commit 4e12220, compiled with the same load program.


            """
        );
        DueWork(text, results.DueWork, plan);
        Webhooks(text, results.Webhooks, plan);
        LargeFile(text, results.File, plan);
        FileSize(text, results.FileSize, plan);
        Shop(text, results.Shop);
        Steady(text, results.Steady, plan);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void DueWork(StringBuilder text, Samples samples, ScalePlan plan)
    {
        text.Append(CultureInfo.InvariantCulture, $"## A claim with {plan.WaitingWork:N0} rows waiting\n\n");
        text.Append("One caller claims, beside a queue without the rows that wait. A claim that takes a row is committed, and so waits\n");
        text.Append("for the disk; its CPU is given too. Target: less than 2 × the empty queue.\n\n");
        Table.Append(
            text,
            ["a claim that", $"{DueWorkRounds.Empty}, µs", $"{DueWorkRounds.Waiting}, µs", "ratio"],
            from of in samples.Of
            select new[]
            {
                of,
                Table.Tenths(samples.Median(of, DueWorkRounds.Empty)),
                Table.Tenths(samples.Median(of, DueWorkRounds.Waiting)),
                Table.Hundredths(samples.Ratio(of, DueWorkRounds.Waiting, DueWorkRounds.Empty)),
            }
        );
    }

    private static void Webhooks(StringBuilder text, Samples samples, ScalePlan plan)
    {
        var best = WebhookRounds.BareAtOnce.Select(WebhookRounds.Bare).MaxBy(bare => samples.Median(WebhookRounds.Rate, bare) ?? 0)!;
        var bytes = samples.Median(WebhookRounds.Body, WebhookRounds.Library(WebhookRounds.AtOnce[0]));
        text.Append("## Webhooks to one endpoint\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            {plan.Deliveries:N0} deliveries a round, all on record before the worker starts; counted by the receiver, another process
            on the same cores, from the first to the last. The library claims, signs, posts and commits each; the plain client posts the
            same {bytes:N0} bytes and keeps no record. One endpoint has 8 posts under way at once by default, and 32 with
            `ConcurrentDeliveries` = 128. Target: 20,000/s, or half of the plain client.


            """
        );
        Table.Append(
            text,
            ["posts at once", "library/s", "plain client/s", "ratio", $"of {best}"],
            from atOnce in WebhookRounds.BareAtOnce
            let library = WebhookRounds.Library(atOnce)
            let bare = WebhookRounds.Bare(atOnce)
            select new[]
            {
                $"{atOnce}",
                Table.Whole(samples.Median(WebhookRounds.Rate, library)),
                Table.Whole(samples.Median(WebhookRounds.Rate, bare)),
                Table.Hundredths(samples.Ratio(WebhookRounds.Rate, library, bare)),
                Table.Hundredths(samples.Ratio(WebhookRounds.Rate, library, best)),
            }
        );
    }

    private static void LargeFile(StringBuilder text, Samples samples, ScalePlan plan)
    {
        var gigabytes = samples.Median(FileRounds.FileGigabytes, FileRounds.Many);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        var filling = samples.Median(FileRounds.Filling, FileRounds.Many);
        text.Append(CultureInfo.InvariantCulture, $"## A file with {plan.Sessions:N0} sessions\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            Beside one with {plan.FewSessions:N0}: sessions with their intents, a fifth of them with a charge, one of 25 with a failed
            one, copied by SQL from a few that the library made, without events and ledger. {gigabytes:N1} GB, filled in {filling:N0} s,
            on a machine with {memory:N0} GB of memory, so that the system's cache may hold what SQLite's own does not.
            {plan.Callers} callers create and pay, {plan.Readers} read; a page has 20 records, and "any page" begins at a random charge.
            Target: at least 0.8 of the small file.


            """
        );
        Table.Append(
            text,
            ["", $"{FileRounds.Few}, /s", $"{FileRounds.Many}, /s", "ratio"],
            from of in samples.Of
            where of is not (FileRounds.Filling or FileRounds.FileGigabytes)
            select new[]
            {
                of,
                Table.Whole(samples.Median(of, FileRounds.Few)),
                Table.Whole(samples.Median(of, FileRounds.Many)),
                Table.Hundredths(samples.Ratio(of, FileRounds.Many, FileRounds.Few)),
            }
        );
    }

    private static void FileSize(StringBuilder text, Samples samples, ScalePlan plan)
    {
        text.Append("## Bytes on disk for a payment\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"By how much {plan.FilePayments:N0} payments make the database file grow, after a checkpoint; medians of {plan.FileRounds}.\n"
        );
        text.Append("Target: at most 0.5 of step 4.\n\n");
        Table.Append(
            text,
            ["", "bytes", $"× {Names.Step4}", "of them free pages"],
            from name in new[] { Names.Step4, Names.Today }
            select new[]
            {
                name,
                Table.Whole(samples.Median(BytesOfPayment, name)),
                Table.Hundredths(samples.Ratio(BytesOfPayment, name, Names.Step4)),
                Table.Whole(samples.Median(FreeBytes, name)),
            }
        );
    }

    private static void Shop(StringBuilder text, Samples samples)
    {
        text.Append("## The sample shop is ready\n\n");
        text.Append("From the start of the process, of the built program, to the first answered page. Target: less than 1 s.\n\n");
        Table.Append(
            text,
            ["", "median s", "slowest s", "CPU s"],
            from name in samples.CandidatesOf(ShopStarts.Ready)
            select new[]
            {
                name,
                Table.Hundredths(samples.Median(ShopStarts.Ready, name)),
                Table.Hundredths(samples.Values(ShopStarts.Ready, name).Max()),
                Table.Hundredths(samples.Median(ShopStarts.Cpu, name)),
            }
        );
    }

    private static void Steady(StringBuilder text, Samples samples, ScalePlan plan)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {plan.SteadyMinutes:0.#} minutes at half of the capacity\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            Of {Only(SteadyRound.Capacity):N0} payments a second {Only(SteadyRound.Offered):N0} were offered and
            {Only(SteadyRound.Paid):N0} paid, with server garbage collection and a provider that keeps nothing. Alive after forced
            collections: {Only(SteadyRound.AliveBefore):N1} MB before and {Only(SteadyRound.AliveAfter):N1} MB after; none was forced
            between. In the last third, "after the last collection" has a median of {LastThird():0.00} × that of the middle third.
            Target: flat.


            """
        );
        var seconds = Of(SteadyRound.Seconds);
        var shown = Enumerable.Range(1, HeapRows).Select(row => row * (seconds.Count - 1) / HeapRows).Distinct();
        Table.Append(
            text,
            ["s", "payments", "heap MB", "after the last collection, MB", "gen 0", "gen 1", "gen 2"],
            from at in shown
            select new[]
            {
                Table.Whole(seconds[at]),
                Table.Whole(Of(SteadyRound.PaidSoFar)[at]),
                Table.Tenths(Of(SteadyRound.Heap)[at]),
                Table.Tenths(Of(SteadyRound.AfterCollection)[at]),
                Table.Whole(Of(SteadyRound.Gen0)[at]),
                Table.Whole(Of(SteadyRound.Gen1)[at]),
                Table.Whole(Of(SteadyRound.Gen2)[at]),
            }
        );

        IReadOnlyList<double> Of(string of) => samples.Values(of, Names.Today);

        double Only(string of) => Of(of).Single();

        double? LastThird()
        {
            var all = Of(SteadyRound.AfterCollection);
            var third = all.Count / 3;
            return MedianOf(all.Skip(2 * third)) / MedianOf(all.Skip(third).Take(third));
        }
    }

    private static double? MedianOf(IEnumerable<double> values) => Measured.Median(values.Select(value => (double?)value));
}
