using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Payments.Load;

/// <summary>The tables of a run, with what must be known of the machine and nothing that names it.</summary>
internal static class MarkdownReport
{
    private static readonly string[] _all = [Names.Floor, Names.Step4, Names.Today];
    private static readonly string[] _libraries = [Names.Step4, Names.Today];

    public static string Write(Measured results, BenchPlan plan, TimeSpan took, string plots)
    {
        var text = new StringBuilder();
        var (newer, older) = (results.SqliteOf(Names.Today), results.SqliteOf(Names.Step4));
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # {DateTime.UtcNow:yyyy-MM-dd}: load

            `./bench.sh`, {plan.Name} plan, {took.TotalMinutes:N0} minutes: {Environment.ProcessorCount} cores,
            {RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}, SQLite {newer} (step 4: {older}), `synchronous=FULL`.
            Rounds: {plan.Rounds} of {plan.Window} s, over HTTP {plan.HttpRounds} of {plan.HttpSeconds} s; the figures are their medians.
            Each round is a process and a file of its own, after {plan.WarmUp} s to warm up; the candidates take turns, and a ratio is the
            median of the ratios within a round. "Step 4" is the build of commit 4e12220, compiled with the same load program.

            ![Sustained rates]({plots})


            """
        );
        Payments(text, results, plan);
        Counts(text, results, plan);
        Creates(text, results, plan);
        Http(text, results, plan);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Payments(StringBuilder text, Measured results, BenchPlan plan)
    {
        text.Append("## Whole payments in process\n\n");
        text.Append(
            "Create, tokenize, pay, events handed to a handler, ledger posted. A payment counts when its events are handed out: what\n"
        );
        text.Append(
            "waits at the end of the window is drained on the clock. The floor is four commits that the caller waits for and twelve\n"
        );
        text.Append("lean rows, by SQLite's C API from one thread. Backlog: the most events that waited, in seconds of payments.\n\n");
        string[] heads =
        [
            "callers",
            "",
            "payments/s, sustained",
            "of the floor",
            "× step 4",
            "taken/s",
            "backlog s",
            "p50 ms",
            "p99 ms",
            "CPU µs",
            "bytes",
        ];
        Table.Append(
            text,
            heads,
            from callers in plan.Callers
            from name in _all
            select new[]
            {
                $"{callers}",
                name,
                Table.Whole(results.Median("payments", callers, name, f => f.Rate)),
                Table.Hundredths(results.Ratio("payments", callers, name, Names.Floor, f => f.Rate)),
                Table.Hundredths(results.Ratio("payments", callers, name, Names.Step4, f => f.Rate)),
                Table.Whole(results.Median("payments", callers, name, f => f.TakenRate)),
                Table.Hundredths(results.Median("payments", callers, name, f => f.BacklogSeconds)),
                Table.Hundredths(results.Median("payments", callers, name, f => f.P50)),
                Table.Hundredths(results.Median("payments", callers, name, f => f.P99)),
                Table.Whole(results.Median("payments", callers, name, f => f.CpuMicroseconds)),
                Table.Whole(results.Median("payments", callers, name, f => f.AllocatedBytes)),
            }
        );
    }

    private static void Counts(StringBuilder text, Measured results, BenchPlan plan)
    {
        text.Append("## What SQLite does for a payment\n\n");
        text.Append(
            "Counted by hooks on every connection, in a round in which nothing else is measured. Rows are rows inserted, updated and\n"
        );
        text.Append(
            "deleted, by triggers too; statements include BEGIN, SAVEPOINT and COMMIT; WAL bytes are the frames of the pages written.\n\n"
        );
        Table.Append(
            text,
            ["callers", "", "rows", "commits", "statements", "of them reads", "WAL bytes"],
            from callers in plan.CountedCallers
            from name in _all
            let counts = results.Counts(callers, name)
            select new[]
            {
                $"{callers}",
                name,
                Table.Tenths(counts?.Rows),
                Table.Hundredths(counts?.Commits),
                Table.Tenths(counts?.Statements),
                Table.Tenths(counts?.Reads),
                Table.Whole(counts?.WalBytes),
            }
        );
    }

    private static void Creates(StringBuilder text, Measured results, BenchPlan plan)
    {
        const string alone = "creates";
        const string reads = "creates-and-reads";
        text.Append(CultureInfo.InvariantCulture, $"## Creates in process, {plan.Creators} callers\n\n");
        text.Append(
            "A create alone, and a create followed by three reads: the session, its intent, and a session of 10,000 creates ago.\n\n"
        );
        Table.Append(
            text,
            ["", "creates/s", "p99 ms", "CPU µs", "bytes", "with three reads/s", "p99 ms", "ratio"],
            from name in _libraries
            select new[]
            {
                name,
                Table.Whole(results.Median(alone, plan.Creators, name, f => f.Rate)),
                Table.Hundredths(results.Median(alone, plan.Creators, name, f => f.P99)),
                Table.Whole(results.Median(alone, plan.Creators, name, f => f.CpuMicroseconds)),
                Table.Whole(results.Median(alone, plan.Creators, name, f => f.AllocatedBytes)),
                Table.Whole(results.Median(reads, plan.Creators, name, f => f.Rate)),
                Table.Hundredths(results.Median(reads, plan.Creators, name, f => f.P99)),
                Table.Hundredths(results.Ratio((reads, plan.Creators, name), (alone, plan.Creators, name), f => f.Rate)),
            }
        );
    }

    private static void Http(StringBuilder text, Measured results, BenchPlan plan)
    {
        text.Append(CultureInfo.InvariantCulture, $"## HTTP, {plan.Connections} connections\n\n");
        text.Append("Site and load generator (wrk, one thread) are two processes on the same cores. Each create has a key of its own.\n");
        text.Append(
            "\"Careful\" is one immediate transaction per request over ADO.NET, \"in turn\" the same with the requests queued in process,\n"
        );
        text.Append("\"ordinary\" three statements that commit by themselves. CPU and bytes are the site's, per request.\n\n");
        Append("Create", "http-create", [Names.Grouped, Names.Careful, Names.InTurn, Names.Ordinary, .. _libraries], Names.Grouped);
        Append("Get", "http-get", [Names.Empty, .. _libraries], Names.Empty);
        Append("Replay of a key", "http-replay", [Names.Empty, .. _libraries], Names.Empty);
        text.Append(
            "A whole payment is a create, a post of the card to the page and a read of the session, until its events are handed out.\n\n"
        );
        Append("Whole payment", "http-payments", _libraries, Names.Step4);

        void Append(string title, string scenario, string[] names, string to) =>
            Table.Append(
                text,
                [title, "per second", $"of {to}", $"of {Names.Careful}", "p50 ms", "p99 ms", "CPU µs", "bytes"],
                from name in names
                select new[]
                {
                    name,
                    Table.Whole(results.Median(scenario, plan.Connections, name, f => f.Rate)),
                    Table.Hundredths(results.Ratio(scenario, plan.Connections, name, to, f => f.Rate)),
                    Table.Hundredths(results.Ratio(scenario, plan.Connections, name, Names.Careful, f => f.Rate)),
                    Table.Hundredths(results.Median(scenario, plan.Connections, name, f => f.P50)),
                    Table.Hundredths(results.Median(scenario, plan.Connections, name, f => f.P99)),
                    Table.Whole(results.Median(scenario, plan.Connections, name, f => f.CpuMicroseconds)),
                    Table.Whole(results.Median(scenario, plan.Connections, name, f => f.AllocatedBytes)),
                }
            );
    }
}
