using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Providers;

namespace Payments.Load;

/// <summary>
/// The library as a host uses it, of whichever tree this program is built against: create a session, tokenize a card, pay, with the
/// worker running and a handler that takes every event.
/// </summary>
/// <param name="configure">What the host adds or replaces; null for nothing.</param>
internal sealed class LibraryPayments(Action<PaymentsBuilder>? configure = null) : IPaymentLoad, ISessionLoad
{
    private const int EarlierSessions = 10_000;

    private static readonly CardDetails _card = new("4242424242424242", 12, 2040, "123");

    private readonly string[] _earlier = new string[EarlierSessions];
    private ServiceProvider _services = null!;
    private PaymentEngine _engine = null!;
    private PaymentSimulator _tokenizer = null!;
    private long _created;
    private long _events;
    private int _eventsPerPayment = 1;

    public static Owner Owner { get; } = Owner.Test("acct_load");

    public static CheckoutSessionRequest Request { get; } =
        new()
        {
            Amount = Money.FromMinorUnits(10000, Currency.Gbp),
            ClientReferenceId = "order_12345",
            SuccessUrl = "https://example.com/success",
            CancelUrl = "https://example.com/cancel",
        };

    public IServiceProvider Services => _services;

    public PaymentEngine Engine => _engine;

    public double HandedOut => (double)Volatile.Read(ref _events) / _eventsPerPayment;

    public async Task StartAsync(string path)
    {
        var services = new ServiceCollection();
        var builder = services
            .AddPayments()
            .UseSqlite(path)
            .UseSimulator()
            .OnEvent<EventData>(
                (_, _, _, _) =>
                {
                    Interlocked.Increment(ref _events);
                    return ValueTask.CompletedTask;
                }
            );
        configure?.Invoke(builder);
        _services = services.BuildServiceProvider();
        _engine = _services.GetRequiredService<PaymentEngine>();
        _tokenizer = _services.GetRequiredService<PaymentSimulator>();
        await _engine.StartAsync();
        await StartWorkerAsync();

        // The file may have events of an earlier run.
        var earlier = (await _engine.Events.ListAsync(Owner)).Value.Items.Select(told => told.Id).FirstOrDefault();
        await PayAsync();
        _eventsPerPayment = (await _engine.Events.ListAsync(Owner)).Value.Items.TakeWhile(told => told.Id != earlier).Count();
        while (HandedOut < 1)
            await Task.Delay(1);
    }

    public Func<Task> NewCaller() => PayAsync;

    public async Task StartWorkerAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    public async Task StopWorkerAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
    }

    /// <summary>Creates a session and pays it with a card of the simulator's, which may decline. Returns the session's id.</summary>
    public async Task<string> TryPayAsync(CheckoutSessionRequest request, string cardNumber)
    {
        var session = (await _engine.CheckoutSessions.CreateAsync(Owner, request)).Value;
        var card = await _tokenizer.TokenizeAsync(new CardDetails(cardNumber, 12, 2040, "123"), CancellationToken.None);
        await _engine.CheckoutSessions.PayAsync(Owner, session.Id, card.Value);
        return session.Id;
    }

    public async Task CreateAsync() => await _engine.CheckoutSessions.CreateAsync(Owner, Request);

    public async Task CreateAndReadAsync()
    {
        var session = (await _engine.CheckoutSessions.CreateAsync(Owner, Request)).Value;
        var number = Interlocked.Increment(ref _created);
        var earlier = Interlocked.Exchange(ref _earlier[number % EarlierSessions], session.Id) ?? session.Id;
        var found = await _engine.CheckoutSessions.GetAsync(Owner, session.Id);
        var intent = await _engine.PaymentIntents.GetAsync(Owner, found.Value.PaymentIntentId);
        var old = await _engine.CheckoutSessions.GetAsync(Owner, earlier);
        if (intent.Value.Id != session.PaymentIntentId || old.Value.Id != earlier)
            throw new InvalidOperationException("A read of the load found another record.");
    }

    public async ValueTask DisposeAsync()
    {
        await StopWorkerAsync();
        await _services.DisposeAsync();
    }

    private async Task PayAsync()
    {
        var session = await _engine.CheckoutSessions.CreateAsync(Owner, Request);
        var card = await _tokenizer.TokenizeAsync(_card, CancellationToken.None);
        var paid = await _engine.CheckoutSessions.PayAsync(Owner, session.Value.Id, card.Value);
        if (!paid.Value.Session.IsPaid)
            throw new InvalidOperationException("A payment of the load did not go through.");
    }
}
