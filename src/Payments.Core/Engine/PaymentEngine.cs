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
    private readonly EngineParts _parts;
    private readonly WorkLoop[] _loops;

    internal PaymentEngine(EngineParts parts)
    {
        _parts = parts;
        var handlers = Concepts.All.Work.Select(work => (work.Loop, Handler: work.Handler(parts)));
        _loops =
        [
            .. from handler in handlers
            where handler.Handler is not null
            group handler.Handler by handler.Loop into loop
            orderby loop.Key
            select new WorkLoop(parts.Engine, [.. loop], Concurrency(loop.Key)),
        ];
    }

    /// <summary>Checkout sessions: a hosted page for one price.</summary>
    public CheckoutSessions CheckoutSessions => CheckoutSessions.Of(_parts);

    /// <summary>Payment intents and their charges.</summary>
    public PaymentIntents PaymentIntents => PaymentIntents.Of(_parts);

    /// <summary>Setup intents: a card is saved, and nothing is charged.</summary>
    public SetupIntents SetupIntents => SetupIntents.Of(_parts);

    /// <summary>Who pays.</summary>
    public Customers Customers => Customers.Of(_parts);

    /// <summary>Saved cards.</summary>
    public PaymentMethods PaymentMethods => PaymentMethods.Of(_parts);

    /// <summary>What became of the money.</summary>
    public Charges Charges => Charges.Of(_parts);

    /// <summary>Refunds.</summary>
    public Refunds Refunds => Refunds.Of(_parts);

    /// <summary>Money that a payer's bank has taken back.</summary>
    public Disputes Disputes => Disputes.Of(_parts);

    /// <summary>The ledger.</summary>
    public Ledger Ledger => Ledger.Of(_parts);

    /// <summary>Statements, balances over time and summaries.</summary>
    public LedgerReports LedgerReports => LedgerReports.Of(_parts);

    /// <summary>Compares provider statements, records and ledger.</summary>
    public Reconciliation Reconciliation => Reconciliation.Of(_parts);

    /// <summary>What is kept for customers.</summary>
    public CustomerBalances CustomerBalances => CustomerBalances.Of(_parts);

    /// <summary>Money that arrives at bank accounts.</summary>
    public BankLines BankLines => BankLines.Of(_parts);

    /// <summary>To whom what is paid for units is passed on.</summary>
    public UnitOwnerships UnitOwnerships => UnitOwnerships.Of(_parts);

    /// <summary>E-mails to payers.</summary>
    public Emails Emails => Emails.Of(_parts);

    /// <summary>What an account can be paid by.</summary>
    public AcceptedMethods AcceptedMethods => AcceptedMethods.Of(_parts);

    /// <summary>What a payment costs.</summary>
    public Quotes Quotes => Quotes.Of(_parts);

    /// <summary>This installation's own keys.</summary>
    public SigningKeys SigningKeys => SigningKeys.Of(_parts);

    /// <summary>Short words that lead to owners.</summary>
    public OwnerTags OwnerTags => OwnerTags.Of(_parts);

    /// <summary>Secret and publishable keys.</summary>
    public ApiKeys ApiKeys => ApiKeys.Of(_parts);

    /// <summary>Where events are sent by HTTP.</summary>
    public WebhookEndpoints WebhookEndpoints => WebhookEndpoints.Of(_parts);

    /// <summary>What happened.</summary>
    public PaymentEvents Events => PaymentEvents.Of(_parts);

    /// <summary>Makes the store ready. Called by the host's start, and safe to call again.</summary>
    /// <exception cref="StoreException">The store cannot be used; the message names the remedy.</exception>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) => _parts.Engine.Store.MigrateAsync(cancellationToken);

    /// <summary>
    /// Receives any notification of a provider; see <see cref="ProviderNotification"/>. Safe to repeat.
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
    /// Does all work that is due now, and what becomes due by it: expiries, questions to providers, handlers, webhooks. For
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

    private int Concurrency(WorkLoopName loop) =>
        loop switch
        {
            WorkLoopName.Decisions or WorkLoopName.Events => 16,
            WorkLoopName.Webhooks => _parts.Engine.Options.ConcurrentDeliveries,
            WorkLoopName.Emails => 4,
        };
}
