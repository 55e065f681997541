using Payments.Storage;

namespace Payments;

/// <summary>
/// The whole library in one object: everything that a host can do, with or without HTTP. One per process and store; safe from
/// any thread. A host with <c>Microsoft.Extensions.Hosting</c> gets it from its services, started; another calls
/// <see cref="StartAsync"/> once and <see cref="RunDueWorkAsync"/> now and then.
/// </summary>
public sealed class PaymentEngine
{
    private readonly EngineServices _engine;
    private readonly WorkLoop[] _loops;

    internal PaymentEngine(EngineServices engine, EventDispatcher dispatcher, IReadOnlyList<IWebhookFormat> formats, IWebhookSender? sender)
    {
        _engine = engine;
        var commands = new CommandRunner(engine);
        var settler = new ChargeSettler(engine);
        PaymentMethods = new PaymentMethods(engine);
        Quotes = new Quotes(engine, PaymentMethods);
        var charges = new ChargeFlow(engine, commands, new PaymentPlanner(engine, PaymentMethods), settler);
        CheckoutSessions = new CheckoutSessions(engine, commands, charges, settler);
        PaymentIntents = new PaymentIntents(engine);
        Charges = new Charges(engine, commands, settler);
        Refunds = new Refunds(engine, commands, settler);
        SigningKeys = new SigningKeys(engine);
        OwnerTags = new OwnerTags(engine);
        ApiKeys = new ApiKeys(engine);
        WebhookEndpoints = new WebhookEndpoints(engine, formats);
        Events = new PaymentEvents(engine);

        // What waits for processors, for host code and for receivers goes in loops apart: none holds up another.
        IWorkHandler[] deciding =
        [
            new SessionExpirer(engine, CheckoutSessions),
            new Reconciler(engine, charges, settler),
            new RefundSender(engine),
            new ExpiredRecordSweeper<IdempotencyRecord>(engine, WorkKinds.SweepIdempotencyKeys, RecordTypes.IdempotencyKeys, record => record.ExpiresAt, kept: TimeSpan.Zero),
            new ExpiredRecordSweeper<Quote>(engine, WorkKinds.SweepQuotes, RecordTypes.Quotes, quote => quote.ExpiresAt, QuoteRules.KeptFor),
        ];
        WorkLoop decisions = new(engine, deciding, concurrency: 16);
        WorkLoop events = new(engine, [new EventPublisher(engine, dispatcher, formats), new EventRetrier(engine, dispatcher)], concurrency: 16);
        _loops = sender is null
            ? [decisions, events]
            : [decisions, events, new WorkLoop(engine, [new WebhookDeliverer(engine, formats, sender)], engine.Options.ConcurrentDeliveries)];
    }

    /// <summary>Checkout sessions: a hosted page for one price.</summary>
    public CheckoutSessions CheckoutSessions { get; }

    /// <summary>Payment intents and their charges.</summary>
    public PaymentIntents PaymentIntents { get; }

    /// <summary>What became of the money.</summary>
    public Charges Charges { get; }

    /// <summary>Money that goes back.</summary>
    public Refunds Refunds { get; }

    /// <summary>What an account can be paid by.</summary>
    public PaymentMethods PaymentMethods { get; }

    /// <summary>What a payment costs.</summary>
    public Quotes Quotes { get; }

    /// <summary>This installation's own keys.</summary>
    public SigningKeys SigningKeys { get; }

    /// <summary>Short words that lead to owners.</summary>
    public OwnerTags OwnerTags { get; }

    /// <summary>Secret keys.</summary>
    public ApiKeys ApiKeys { get; }

    /// <summary>Where events are sent by HTTP.</summary>
    public WebhookEndpoints WebhookEndpoints { get; }

    /// <summary>What happened.</summary>
    public PaymentEvents Events { get; }

    /// <summary>Makes the store ready. Called by the host's start, and safe to call again.</summary>
    /// <exception cref="StoreException">The store cannot be used; the message names the remedy.</exception>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) => _engine.Store.MigrateAsync(cancellationToken);

    /// <summary>
    /// Does all work that is due now, and what becomes due by it: expiries, questions to processors, handlers, webhooks. For
    /// tests and for hosts without a worker of their own. Returns how many rows it handled.
    /// </summary>
    public async Task<int> RunDueWorkAsync(CancellationToken cancellationToken = default)
    {
        var handled = 0;
        for (var more = true; more;)
        {
            var before = handled;
            foreach (var loop in _loops)
                handled += await loop.RunDueAsync(cancellationToken).ConfigureAwait(false);
            more = handled > before;
        }

        return handled;
    }

    internal Task RunWorkerAsync(CancellationToken cancellationToken) => Task.WhenAll(_loops.Select(loop => loop.RunAsync(cancellationToken)));
}
