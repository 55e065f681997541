using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// A shop whose files the fourth release wrote, opened by this one. In release-4.zip are the database, the simulator's ledger, and what
/// that release's own lists said of them at the end.
/// </summary>
internal sealed class ReleaseFour : IAsyncDisposable, IWebhookFormat, IWebhookSender
{
    private readonly TemporaryFile _file;
    private readonly SqlitePaymentStore _store;
    private readonly EngineHost _host;
    private readonly List<string> _posted = [];

    private ReleaseFour(TemporaryFile file, string contents)
    {
        _file = file;
        Contents = contents;
        _store = new SqlitePaymentStore(PaymentsSchema.Current, file.Options);
        Simulator = new PaymentSimulator(
            new SimulatorOptions { LedgerPath = LedgerPath(file), TransfersArrive = false },
            Time,
            RandomSource.Cryptographic
        );
        _host = new EngineHost(
            _store,
            Time,
            [Simulator],
            configure: builder => builder.Services.AddSingleton<IWebhookFormat>(this).AddSingleton<IWebhookSender>(this)
        );
    }

    public static Owner Shop { get; } = Owner.Test("acct_shop");

    /// <summary>Begins where the clock of that release ended.</summary>
    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 21, TimeSpan.Zero));

    public PaymentEngine Engine => _host.Engine;

    public PaymentSimulator Simulator { get; }

    /// <summary>What that release's lists said.</summary>
    public string Contents { get; }

    /// <summary>The events of which this release has sent webhooks.</summary>
    public IReadOnlyList<string> Posted => _posted;

    public string Name => "plain";

    public TimeSpan AcknowledgeWithin => TimeSpan.FromSeconds(15);

    public static async Task<ReleaseFour> OpenAsync()
    {
        var file = new TemporaryFile();
        var contents = await UnpackAsync(file);
        var shop = new ReleaseFour(file, contents);
        await shop.Engine.StartAsync();
        return shop;
    }

    /// <summary>Writes the database and the simulator's ledger as that release left them, and answers what its lists said.</summary>
    public static async Task<string> UnpackAsync(TemporaryFile file)
    {
        await using var packed = typeof(ReleaseFour).Assembly.GetManifestResourceStream("Releases/release-4.zip")!;
        using var archive = new ZipArchive(packed);
        await archive.GetEntry("payments.db")!.ExtractToFileAsync(file.Path);
        await archive.GetEntry("simulator.jsonl")!.ExtractToFileAsync(LedgerPath(file));
        using var contents = new StreamReader(await archive.GetEntry("contents.txt")!.OpenAsync());
        return await contents.ReadToEndAsync();
    }

    public static string LedgerPath(TemporaryFile file) => file.Path + ".simulator.jsonl";

    public string? Render(PaymentEvent paymentEvent) => $"{paymentEvent.Type} {paymentEvent.Id}";

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        [];

    public Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken)
    {
        lock (_posted)
            _posted.Add(post.Body.Split(' ')[1]);
        return Task.FromResult(new WebhookSendResult(200, null, null));
    }

    /// <summary>Does what is due later, and takes what the provider tells.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        do await Engine.RunDueWorkAsync();
        while (
            await Simulator.NotifyAsync(
                async (told, cancellation) => await Engine.ReceiveAsync(told, cancellation) is not { Kind: RefusalKind.Conflict },
                CancellationToken.None
            ) > 0
        );
    }

    public async Task<CheckoutSession> SessionAsync(string reference) =>
        (await Engine.CheckoutSessions.ListAsync(Shop, Limits.PageSize)).Value.Items.Single(session =>
            session.ClientReferenceId == reference
        );

    public async Task<Charge> ChargeOfAsync(string reference) =>
        Assert.Single(await Engine.PaymentIntents.ListChargesAsync(Shop, (await SessionAsync(reference)).PaymentIntentId));

    public async Task<IReadOnlyList<PaymentIntent>> IntentsAsync(IntentStatus status) =>
        [.. (await Engine.PaymentIntents.ListAsync(Shop, Limits.PageSize)).Value.Items.Where(intent => intent.Status == status)];

    /// <summary>Provider, records and ledger agree, and the file is sound.</summary>
    public async Task IsSoundAsync()
    {
        var report = await Engine.Reconciliation.RunAsync(Shop, readRows: true);
        Assert.True(
            report.IsSound,
            string.Join('\n', report.Currencies.SelectMany(currency => currency.Accounts.Append<object>(currency)))
        );
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
    }

    public object? Ask(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_file.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.Value(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Simulator.DisposeAsync();
        await _store.DisposeAsync();
        _file.Dispose();
    }
}
