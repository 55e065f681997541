using Microsoft.Extensions.DependencyInjection;
using Payments.Storage;

namespace Payments.Load;

/// <summary>
/// What a large file costs: creates, payments, reads of any session and pages of every list of sessions, intents and charges, in a file
/// with millions of sessions and in one with a few, which take turns.
/// </summary>
internal static class FileRounds
{
    public const string Few = "small file";
    public const string Many = "large file";
    public const string Filling = "seconds to fill";
    public const string FileGigabytes = "gigabytes";

    private const int PageSize = 20;
    private const string Origin = "syncpay";
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(300);

    public static async Task<Samples> RunAsync(ScalePlan plan, string folder)
    {
        var samples = new Samples();
        await using var few = await LargeFile.MakeAsync(Few, Path.Combine(folder, "few.db"), plan.FewSessions, samples);
        await using var many = await LargeFile.MakeAsync(Many, Path.Combine(folder, "many.db"), plan.Sessions, samples);
        LargeFile[] files = [few, many];
        foreach (var file in files)
            await ClosedLoop.RunAsync(plan.Callers, plan.WarmUp, file.Load.NewCaller);
        for (var round = 0; round < plan.Rounds; round++)
        {
            // Payments leave work behind that must be done before anything else is measured.
            foreach (var file in InTurn(files, round))
                samples.Add("create", file.Name, await RateAsync(plan.Callers, plan.Window, file.Load.CreateAsync));
            foreach (var file in InTurn(files, round))
            {
                await file.QuietAsync();
                samples.Add("pay", file.Name, (await PaymentRound.RunAsync(file.Load, plan.Callers, TimeSpan.Zero, plan.Window)).Rate);
            }
        }

        foreach (var file in files)
        {
            await file.QuietAsync();
            foreach (var (_, call) in file.Reads)
                await RateAsync(plan.Readers, plan.WarmUp / file.Reads.Count, call);
        }

        for (var round = 0; round < plan.Rounds; round++)
        {
            for (var read = 0; read < few.Reads.Count; read++)
            {
                foreach (var file in InTurn(files, round))
                    samples.Add(file.Reads[read].Of, file.Name, await RateAsync(plan.Readers, plan.Window, file.Reads[read].Call));
            }
        }

        return samples;
    }

    private static IEnumerable<LargeFile> InTurn(LargeFile[] files, int round) => round % 2 == 0 ? files : files.Reverse();

    private static async Task<double> RateAsync(int callers, TimeSpan window, Func<Task> call)
    {
        var loop = await ClosedLoop.RunAsync(callers, window, () => call);
        return loop.Times.Count / loop.Elapsed.TotalSeconds;
    }

    private sealed class LargeFile : IAsyncDisposable
    {
        private readonly IPaymentStore _store;
        private readonly string _stem;
        private readonly int _sessions;

        private LargeFile(string name, LibraryPayments load, string stem, int sessions)
        {
            (Name, Load, _stem, _sessions) = (name, load, stem, sessions);
            _store = load.Services.GetRequiredService<IPaymentStore>();
            var schema = PaymentsSchema.Current;
            Reads =
            [
                ("get any session", GetAnyAsync),
                .. PagesOf(schema.Table<CheckoutSession>()),
                .. PagesOf(schema.Table<PaymentIntent>()),
                .. PagesOf(schema.Table<Charge>()),
            ];
        }

        public string Name { get; }

        public LibraryPayments Load { get; }

        public IReadOnlyList<(string Of, Func<Task> Call)> Reads { get; }

        public static async Task<LargeFile> MakeAsync(string name, string path, int sessions, Samples samples)
        {
            var templates = await TemplatesAsync(path);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var stem = SessionCopies.Make(path, templates, sessions);
            samples.Add(Filling, name, clock.Elapsed.TotalSeconds);
            samples.Add(FileGigabytes, name, new FileInfo(path).Length / 1e9);
            var load = new LibraryPayments();
            await load.StartAsync(path);
            return new LargeFile(name, load, stem, sessions);
        }

        public async Task QuietAsync()
        {
            for (var before = -1.0; before != Load.HandedOut; await Task.Delay(_quiet))
                before = Load.HandedOut;
        }

        public ValueTask DisposeAsync() => Load.DisposeAsync();

        // Of 25 sessions 20 ended without a charge, 4 are paid, and one was declined and then ended. Half of all are of one interface.
        private static async Task<IReadOnlyList<(string Session, string Intent, string? Charge)>> TemplatesAsync(string path)
        {
            var load = new LibraryPayments();
            await using var _ = load;
            await load.StartAsync(path);
            var approved = TestCards.All.First(card => card.Effect == TestCardEffect.Approve).Number;
            var declined = TestCards.All.First(card => card.Effect == TestCardEffect.Decline).Number;
            var templates = new List<(string Session, string Intent, string? Charge)>();
            for (var slot = 0; slot < SessionCopies.Slots; slot++)
            {
                var request = LibraryPayments.Request with { Origin = slot % 2 == 0 ? Origin : null };
                var id = (slot % 5, slot) switch
                {
                    (4, 24) => await load.TryPayAsync(request, declined),
                    (4, _) => await load.TryPayAsync(request, approved),
                    _ => (await load.Engine.CheckoutSessions.CreateAsync(LibraryPayments.Owner, request)).Value.Id,
                };
                await load.Engine.CheckoutSessions.ExpireAsync(LibraryPayments.Owner, id);
                var session = (await load.Engine.CheckoutSessions.GetAsync(LibraryPayments.Owner, id)).Value;
                var intent = (await load.Engine.PaymentIntents.GetAsync(LibraryPayments.Owner, session.PaymentIntentId)).Value;
                templates.Add((session.Id, intent.Id, intent.LatestChargeId));
            }

            // The events of all these must not be handed out when payments are counted.
            await Task.Delay(_quiet);
            await Task.Delay(_quiet);
            return templates;
        }

        private async Task GetAnyAsync()
        {
            var id = SessionCopies.IdOf("cs_", _stem, Random.Shared.Next(_sessions));
            if ((await Load.Engine.CheckoutSessions.GetAsync(LibraryPayments.Owner, id)).Value.Id != id)
                throw new InvalidOperationException("A read of the load found another record.");
        }

        private IEnumerable<(string Of, Func<Task> Call)> PagesOf<T>(RecordType<T> type)
            where T : class
        {
            foreach (var list in type.Lists)
            {
                var query = new ListQuery(list, PageSize) { Descending = true };
                if (list.Group is null)
                    yield return ($"{type.Table} by {list.Name}, first page", () => PageAsync(type, query));
                else if (list.Name == "intent")
                    yield return ($"{type.Table} of any intent", () => PageAsync(type, query with { Group = AnyPaidIntent() }, most: 1));
                else
                    yield return (
                        $"{type.Table} by {list.Name}, first page",
                        () => PageAsync(type, query with { Group = list.Name == "standing" ? nameof(ChargeStanding.Failed) : Origin })
                    );
                if (list.Name != "standing")
                    continue;
                var failed = query with { Group = nameof(ChargeStanding.Failed) };
                yield return (
                    $"{type.Table} by {list.Name}, any page",
                    () => PageAsync(type, failed with { After = new ListPosition(0, AnyCharge()) })
                );
            }
        }

        private string AnyPaidIntent() =>
            SessionCopies.IdOf("pi_", _stem, Random.Shared.Next(_sessions / SessionCopies.Slots) * SessionCopies.Slots + 4);

        // Not so near the end that the page would not be full.
        private string AnyCharge() => SessionCopies.IdOf("ch_", _stem, Random.Shared.Next((PageSize + 1) * SessionCopies.Slots, _sessions));

        private async Task PageAsync<T>(RecordType<T> type, ListQuery query, int most = PageSize)
            where T : class
        {
            if ((await _store.ListAsync(type, LibraryPayments.Owner, query, CancellationToken.None)).Count != most)
                throw new InvalidOperationException($"A page of {type.Table} by {query.Order.Name} is not full.");
        }
    }
}
