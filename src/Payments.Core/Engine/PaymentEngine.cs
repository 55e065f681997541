using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// The whole library in one object: everything that a host can do, with or without HTTP. One per process and store; safe from
/// any thread. A host with <c>Microsoft.Extensions.Hosting</c> gets it from its services, started; another calls
/// <see cref="StartAsync"/> once and <see cref="RunDueWorkAsync"/> now and then.
/// </summary>
/// <remarks>
/// What can be refused returns <see cref="Result{T}"/>; a query that cannot be refused returns its value or list as it is; a search by
/// a secret or token returns null where it finds nothing.
/// </remarks>
public sealed class PaymentEngine
{
    private readonly EngineServices _engine;
    private readonly WorkLoop[] _loops;

    internal PaymentEngine(EngineServices engine, EventDispatcher dispatcher, IReadOnlyList<IWebhookFormat> formats, IWebhookSender? sender)
    {
        _engine = engine;
        var commands = new CommandRunner(engine);
        var settler = new ChargeSettler(engine);
        AcceptedMethods = new AcceptedMethods(engine);
        Quotes = new Quotes(engine, AcceptedMethods);
        var charges = new ChargeFlow(engine, settler);
        var setups = new SetupSettler(engine);
        var refunds = new RefundSettler(engine);
        CheckoutSessions = new CheckoutSessions(
            engine,
            commands,
            new SessionOpener(engine, AcceptedMethods),
            new SessionPayments(engine, commands, new PaymentPlanner(engine, AcceptedMethods), charges),
            settler
        );
        PaymentIntents = new PaymentIntents(engine, commands, charges, settler);
        SetupIntents = new SetupIntents(engine, commands, setups);
        Customers = new Customers(engine, commands);
        PaymentMethods = new PaymentMethods(engine, commands);
        Charges = new Charges(engine, commands, settler);
        Refunds = new Refunds(engine, commands, settler, refunds);
        Disputes = new Disputes(engine, commands);
        Ledger = new Ledger(engine, commands);
        LedgerReports = new LedgerReports(engine, Ledger);
        Reconciliation = new Reconciliation(engine, Ledger);
        CustomerBalances = new CustomerBalances(engine, commands);
        BankLines = new BankLines(engine, commands, new BankLineMatcher(engine, charges, settler));
        UnitOwnerships = new UnitOwnerships(engine, commands);
        Emails = new Emails(engine, commands);
        SigningKeys = new SigningKeys(engine);
        OwnerTags = new OwnerTags(engine);
        ApiKeys = new ApiKeys(engine);
        WebhookEndpoints = new WebhookEndpoints(engine, formats);
        Events = new PaymentEvents(engine, formats);

        // What waits for processors, for host code and for receivers goes in loops apart: none holds up another.
        IWorkHandler[] deciding =
        [
            new SessionExpirer(engine, CheckoutSessions),
            new Reconciler(engine, charges, settler),
            new ChargeReleaser(engine, charges, settler),
            new AuthorizationExpirer(engine, PaymentIntents, settler),
            new SetupReconciler(engine, setups),
            new SetupAbandoner(engine, setups),
            new CardForgetter(engine),
            new RefundSender(engine, refunds),
            new DisputeReminder(engine),
            new EvidenceSubmitter(engine),
            new ExpiredRecordSweeper<IdempotencyRecord>(
                engine,
                WorkKinds.SweepIdempotencyKeys,
                RecordTypes.IdempotencyKeys,
                record => record.ExpiresAt,
                kept: TimeSpan.Zero
            ),
            new ExpiredRecordSweeper<Quote>(
                engine,
                WorkKinds.SweepQuotes,
                RecordTypes.Quotes,
                quote => quote.ExpiresAt,
                QuoteRules.KeptFor
            ),
        ];
        WorkLoop decisions = new(engine, deciding, concurrency: 16);
        WorkLoop events = new(
            engine,
            [new EventPublisher(engine, dispatcher, formats), new EventRetrier(engine, dispatcher)],
            concurrency: 16
        );
        List<WorkLoop> loops = [decisions, events];
        if (sender is not null)
            loops.Add(new WorkLoop(engine, [new WebhookDeliverer(engine, formats, sender)], engine.Options.ConcurrentDeliveries));
        if (engine.Email is { } email)
            loops.Add(new WorkLoop(engine, [new EmailSenderWork(engine, email)], concurrency: 4));
        _loops = [.. loops];
    }

    /// <summary>Checkout sessions: a hosted page for one price.</summary>
    public CheckoutSessions CheckoutSessions { get; }

    /// <summary>Payment intents and their charges.</summary>
    public PaymentIntents PaymentIntents { get; }

    /// <summary>Setup intents: a card is kept, and nothing is charged.</summary>
    public SetupIntents SetupIntents { get; }

    /// <summary>Who pays.</summary>
    public Customers Customers { get; }

    /// <summary>Kept cards.</summary>
    public PaymentMethods PaymentMethods { get; }

    /// <summary>What became of the money.</summary>
    public Charges Charges { get; }

    /// <summary>Money that goes back.</summary>
    public Refunds Refunds { get; }

    /// <summary>Money that a payer's bank has taken back.</summary>
    public Disputes Disputes { get; }

    /// <summary>The books.</summary>
    public Ledger Ledger { get; }

    /// <summary>Statements, balances over time and summaries.</summary>
    public LedgerReports LedgerReports { get; }

    /// <summary>Holds the books of processors, records and ledger against each other.</summary>
    public Reconciliation Reconciliation { get; }

    /// <summary>What is kept for customers.</summary>
    public CustomerBalances CustomerBalances { get; }

    /// <summary>Money that arrives at bank accounts.</summary>
    public BankLines BankLines { get; }

    /// <summary>To whom what is paid for units is passed on.</summary>
    public UnitOwnerships UnitOwnerships { get; }

    /// <summary>E-mails to payers.</summary>
    public Emails Emails { get; }

    /// <summary>What an account can be paid by.</summary>
    public AcceptedMethods AcceptedMethods { get; }

    /// <summary>What a payment costs.</summary>
    public Quotes Quotes { get; }

    /// <summary>This installation's own keys.</summary>
    public SigningKeys SigningKeys { get; }

    /// <summary>Short words that lead to owners.</summary>
    public OwnerTags OwnerTags { get; }

    /// <summary>Secret and publishable keys.</summary>
    public ApiKeys ApiKeys { get; }

    /// <summary>Where events are sent by HTTP.</summary>
    public WebhookEndpoints WebhookEndpoints { get; }

    /// <summary>What happened.</summary>
    public PaymentEvents Events { get; }

    /// <summary>Makes the store ready. Called by the host's start, and safe to call again.</summary>
    /// <exception cref="StoreException">The store cannot be used; the message names the remedy.</exception>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) => _engine.Store.MigrateAsync(cancellationToken);

    /// <summary>
    /// Takes what a processor tells, whatever it tells of; see <see cref="ProviderNotification"/>. Safe to repeat.
    /// </summary>
    /// <returns>
    /// Null where it was taken, else why not. One that is refused as <see cref="RefusalKind.Conflict"/> is to be given again;
    /// another refusal stays.
    /// </returns>
    public async ValueTask<Refusal?> ReceiveAsync(ProviderNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return notification switch
        {
            ChargeNotification charge => (await Charges.ReceiveAsync(charge, cancellationToken).ConfigureAwait(false)).Refusal,
            SetupNotification setup => (await SetupIntents.ReceiveAsync(setup, cancellationToken).ConfigureAwait(false)).Refusal,
            RefundNotification refund => (await Refunds.ReceiveAsync(refund, cancellationToken).ConfigureAwait(false)).Refusal,
            DisputeNotification dispute => (await Disputes.ReceiveAsync(dispute, cancellationToken).ConfigureAwait(false)).Refusal,
            BankLineNotification line => (await BankLines.ReceiveAsync(line, cancellationToken).ConfigureAwait(false)).Refusal,
            CardNotification card => (await PaymentMethods.ReceiveAsync(card, cancellationToken).ConfigureAwait(false)).Refusal,
            _ => throw new ArgumentOutOfRangeException(nameof(notification)),
        };
    }

    /// <summary>
    /// Does all work that is due now, and what becomes due by it: expiries, questions to processors, handlers, webhooks. For
    /// tests and for hosts without a worker of their own. Returns how many rows it handled.
    /// </summary>
    public async Task<int> RunDueWorkAsync(CancellationToken cancellationToken = default)
    {
        var handled = 0;
        for (var more = true; more; )
        {
            var before = handled;
            foreach (var loop in _loops)
                handled += await loop.RunDueAsync(cancellationToken).ConfigureAwait(false);
            more = handled > before;
        }

        return handled;
    }

    internal Task RunWorkerAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_loops.Select(loop => loop.RunAsync(cancellationToken)));
}
