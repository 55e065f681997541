using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Load;
using Payments.Providers;

namespace Payments.Counts.Tests;

/// <summary>
/// What a payment costs, in numbers that do not depend on the machine: a step that makes it dearer is seen on the day it is made. One after
/// the other, each with its events handed out before the next begins, and in a process of its own.
/// </summary>
public sealed class PaymentCountsTests : IAsyncLifetime
{
    private const int WarmUp = 100;
    private const int Counted = 100;

    private static readonly Owner Shop = Owner.Test("acct_counts");
    private static readonly CardDetails Card = new("4242424242424242", 12, 2040, "123");
    private static readonly CheckoutSessionRequest Request = new()
    {
        Amount = Money.FromMinorUnits(10000, Currency.Gbp),
        ClientReferenceId = "order_12345",
        SuccessUrl = "https://example.com/success",
        CancelUrl = "https://example.com/cancel",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-counts-");
    private ServiceProvider _services = null!;
    private PaymentEngine _engine = null!;
    private PaymentSimulator _tokenizer = null!;
    private int _handed;

    static PaymentCountsTests()
    {
        SQLitePCL.Batteries_V2.Init();
        StoreCounters.Install();
    }

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services
            .AddPayments(options => options.WorkPollInterval = TimeSpan.FromMinutes(1))
            .UseSqlite(Path.Combine(_folder.FullName, "counts.db"))
            .UseSimulator()
            .OnEvent<EventData>(
                (_, _, _, _) =>
                {
                    Interlocked.Increment(ref _handed);
                    return ValueTask.CompletedTask;
                }
            );
        _services = services.BuildServiceProvider();
        _engine = _services.GetRequiredService<PaymentEngine>();
        _tokenizer = _services.GetRequiredService<PaymentSimulator>();
        await _engine.StartAsync();
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <remarks>
    /// Twelve rows are the payment's own: session, intent, charge, ledger transaction, reference and two events, of which session and
    /// intent are written three times and the charge twice. Two are sums and four lines of the log, which many payments at once share.
    /// </remarks>
    [Fact]
    public async Task A_payment_writes_18_rows_in_4_commits_and_reads_once()
    {
        await RepeatAsync(WarmUp, PayAsync);
        StoreCounters.Reset();
        await RepeatAsync(Counted, PayAsync);
        var counts = StoreCounters.Per(Counted);

        Assert.Equal((18, 4, 1), (counts.Rows, counts.Commits, counts.Reads));
        Assert.Equal(31, counts.Statements);
    }

    [Fact]
    public async Task A_create_writes_three_rows_in_one_commit_and_reads_nothing()
    {
        await RepeatAsync(WarmUp, CreateAsync);
        StoreCounters.Reset();
        await RepeatAsync(Counted, CreateAsync);
        var counts = StoreCounters.Per(Counted);

        Assert.Equal((3, 1, 0), (counts.Rows, counts.Commits, counts.Reads));
    }

    [Fact]
    public async Task A_replayed_key_writes_nothing_and_reads_nothing_that_was_just_written()
    {
        await CreateOnceAsync();
        await RepeatAsync(WarmUp, CreateOnceAsync);
        StoreCounters.Reset();
        await RepeatAsync(Counted, CreateOnceAsync);
        var counts = StoreCounters.Per(Counted);

        Assert.Equal((0, 0, 0), (counts.Rows, counts.Commits, counts.Reads));
    }

    /// <remarks>In bytes, and a tenth above what was reached. What the thread pool allocates makes them waver by less.</remarks>
    [Theory]
    [InlineData("payment", 62_000)]
    [InlineData("create", 10_100)]
    [InlineData("replay", 1_150)]
    public async Task So_much_is_allocated_and_no_more(string what, long atMost)
    {
        Func<Task> call = what switch
        {
            "payment" => PayAsync,
            "create" => CreateAsync,
            _ => CreateOnceAsync,
        };
        await RepeatAsync(WarmUp, call);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await RepeatAsync(Counted, call);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Counted;

        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {allocated} bytes");
        Assert.InRange(allocated, atMost / 2, atMost);
    }

    private static async Task RepeatAsync(int times, Func<Task> call)
    {
        for (var time = 0; time < times; time++)
            await call();
    }

    private async Task CreateAsync() => Assert.True((await _engine.CheckoutSessions.CreateAsync(Shop, Request)).IsSuccess);

    private async Task CreateOnceAsync()
    {
        var call = new IdempotentCall<CheckoutSession>("key", "fingerprint", TimeSpan.FromDays(1), _ => new StoredResponse(200, "answer"));
        Assert.Equal("answer", (await _engine.CheckoutSessions.CreateAsync(Shop, Request, call)).Response?.Body);
    }

    private async Task PayAsync()
    {
        var handed = Volatile.Read(ref _handed);
        var session = await _engine.CheckoutSessions.CreateAsync(Shop, Request);
        var card = await _tokenizer.TokenizeAsync(Card, CancellationToken.None);
        var paid = await _engine.CheckoutSessions.PayAsync(Shop, session.Value.Id, card.Value);
        Assert.True(paid.Value.Session.IsPaid);
        while (Volatile.Read(ref _handed) < handed + 2)
            await Task.Delay(1);

        // That they were handed out is committed some milliseconds later.
        await Task.Delay(20);
    }
}
