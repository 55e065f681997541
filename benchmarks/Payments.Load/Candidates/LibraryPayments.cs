using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Providers;

namespace Payments.Load;

/// <summary>
/// The library as a host uses it, of whichever tree this program is built against: create a session, tokenize a card, pay, with the
/// worker running and a handler that takes every event.
/// </summary>
internal sealed class LibraryPayments : IPaymentLoad, ISessionLoad
{
    private const int EarlierSessions = 10_000;

    private static readonly CardDetails _card = new("4242424242424242", 12, 2040, "123");
    private static readonly CheckoutSessionRequest _request = new()
    {
        Amount = Money.FromMinorUnits(10000, Currency.Gbp),
        ClientReferenceId = "order_12345",
        SuccessUrl = "https://example.com/success",
        CancelUrl = "https://example.com/cancel",
    };

    private readonly string[] _earlier = new string[EarlierSessions];
    private ServiceProvider _services = null!;
    private PaymentEngine _engine = null!;
    private PaymentSimulator _tokenizer = null!;
    private long _created;
    private long _events;
    private int _eventsPerPayment = 1;

    public static Owner Owner { get; } = Owner.Test("acct_load");

    public double HandedOut => (double)Volatile.Read(ref _events) / _eventsPerPayment;

    public async Task StartAsync(string path)
    {
        var services = new ServiceCollection();
        services
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
        _services = services.BuildServiceProvider();
        _engine = _services.GetRequiredService<PaymentEngine>();
        _tokenizer = _services.GetRequiredService<PaymentSimulator>();
        await _engine.StartAsync();
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);

        await PayAsync();
        _eventsPerPayment = (await _engine.Events.ListAsync(Owner)).Value.Items.Count;
        while (HandedOut < 1)
            await Task.Delay(1);
    }

    public Func<Task> NewCaller() => PayAsync;

    public async Task CreateAsync() => await _engine.CheckoutSessions.CreateAsync(Owner, _request);

    public async Task CreateAndReadAsync()
    {
        var session = (await _engine.CheckoutSessions.CreateAsync(Owner, _request)).Value;
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
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private async Task PayAsync()
    {
        var session = await _engine.CheckoutSessions.CreateAsync(Owner, _request);
        var card = await _tokenizer.TokenizeAsync(_card, CancellationToken.None);
        var paid = await _engine.CheckoutSessions.PayAsync(Owner, session.Value.Id, card.Value);
        if (!paid.Value.Session.IsPaid)
            throw new InvalidOperationException("A payment of the load did not go through.");
    }
}
