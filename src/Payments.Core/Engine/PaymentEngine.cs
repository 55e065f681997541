using System.Data.Common;
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
            select new WorkLoop(parts.Engine, [.. loop], Concurrency(loop.Key), CallsHost(loop.Key)),
        ];
    }

    /// <summary>Creates, reads, lists, pays, expires and cancels checkout sessions, each a hosted page for one price.</summary>
    public CheckoutSessions CheckoutSessions => CheckoutSessions.Of(_parts);

    /// <summary>Creates, confirms, captures, cancels and lists payment intents.</summary>
    public PaymentIntents PaymentIntents => PaymentIntents.Of(_parts);

    /// <summary>Creates, confirms, cancels and lists setup intents, which save a card and charge nothing.</summary>
    public SetupIntents SetupIntents => SetupIntents.Of(_parts);

    /// <summary>Creates, reads, updates, lists and deletes customers.</summary>
    public Customers Customers => Customers.Of(_parts);

    /// <summary>Reads, lists, updates and detaches customers' saved cards.</summary>
    public PaymentMethods PaymentMethods => PaymentMethods.Of(_parts);

    /// <summary>Reads and lists charges; accepts or refunds what is underpaid or paid late.</summary>
    public Charges Charges => Charges.Of(_parts);

    /// <summary>Creates, reads, lists and cancels refunds.</summary>
    public Refunds Refunds => Refunds.Of(_parts);

    /// <summary>Reads and lists disputes, and submits evidence against them.</summary>
    public Disputes Disputes => Disputes.Of(_parts);

    /// <summary>Reads balances and ledger transactions; records payouts and corrections.</summary>
    public Ledger Ledger => Ledger.Of(_parts);

    /// <summary>Reports on the ledger: statements, balances by day and summaries.</summary>
    public LedgerReports LedgerReports => LedgerReports.Of(_parts);

    /// <summary>Compares provider statements, records and ledger.</summary>
    public Reconciliation Reconciliation => Reconciliation.Of(_parts);

    /// <summary>Reads and adjusts customers' credit, and lists its transactions.</summary>
    public CustomerBalances CustomerBalances => CustomerBalances.Of(_parts);

    /// <summary>Receives, lists and resolves the lines of bank statements, and matches them to payments.</summary>
    public BankLines BankLines => BankLines.Of(_parts);

    /// <summary>Sets and reads the owners of a unit, to whom payments for it are passed on.</summary>
    public UnitOwnerships UnitOwnerships => UnitOwnerships.Of(_parts);

    /// <summary>Sends payment links and receipts by e-mail, lists e-mails and sends one again.</summary>
    public Emails Emails => Emails.Of(_parts);

    /// <summary>Lists the payment methods that an account accepts, and changes their settings.</summary>
    public AcceptedMethods AcceptedMethods => AcceptedMethods.Of(_parts);

    /// <summary>Quotes what a payment costs in a currency and by a method.</summary>
    public Quotes Quotes => Quotes.Of(_parts);

    /// <summary>Reads this installation's own signing keys; each is made at its first use.</summary>
    public SigningKeys SigningKeys => SigningKeys.Of(_parts);

    /// <summary>Gives an owner a short public tag, and finds the owner of a tag.</summary>
    public OwnerTags OwnerTags => OwnerTags.Of(_parts);

    /// <summary>Creates, imports, authenticates, lists and revokes secret API keys, and publishable keys.</summary>
    public ApiKeys ApiKeys => ApiKeys.Of(_parts);

    /// <summary>Registers, lists, disables and removes webhook endpoints, and rotates their secrets.</summary>
    public WebhookEndpoints WebhookEndpoints => WebhookEndpoints.Of(_parts);

    /// <summary>Reads and lists events and their deliveries, and sends events again.</summary>
    public PaymentEvents Events => PaymentEvents.Of(_parts);

    /// <summary>Makes the store ready. Called by the host's start, and safe to call again.</summary>
    /// <exception cref="StoreException">The store cannot be used; the message names the remedy.</exception>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) => _parts.Engine.Store.MigrateAsync(cancellationToken);

    /// <summary>
    /// Joins a transaction of the host's on the same database: what is created or changed through the returned engine is committed or
    /// rolled back together with what the host writes itself. With EF Core, give <c>Database.CurrentTransaction.GetDbTransaction()</c>.
    /// </summary>
    /// <remarks>
    /// With SQLite the transaction is the only writer of the file until it ends, from here at the latest: begin it with
    /// <c>BeginTransaction()</c>, which is IMMEDIATE, keep it short, and wait for nothing outside in it. It is serializable: nobody else
    /// writes meanwhile, and nobody sees any of it before its commit. Meanwhile other payments wait, and are refused as busy once they
    /// have waited for the store's busy time-out. Its commit is as durable as its connection's <c>synchronous</c>, which must be FULL.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The store is in no database that a host can share; or the transaction has ended or cannot write. The message names the remedy.
    /// </exception>
    /// <exception cref="ArgumentException">The transaction is of another database than the store's, or of another kind.</exception>
    /// <exception cref="StoreBusyException">The transaction had no write lock yet, and another writer did not end in time.</exception>
    public ValueTask<HostTransaction> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return HostTransaction.JoinAsync(_parts, transaction, cancellationToken);
    }

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
            BankLineReversalNotification reversal => (
                await BankLines.ReceiveReversalAsync(reversal, cancellationToken).ConfigureAwait(false)
            ).Refusal,
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
        Task.WhenAll(_loops.Select(loop => loop.RunAsync(cancellationToken)).Append(EventHandOut.Of(_parts).RunAsync(cancellationToken)));

    private static bool CallsHost(WorkLoopName loop) => loop is WorkLoopName.Handlers or WorkLoopName.HandlerRetries;

    private static int Concurrency(WorkLoopName loop) =>
        loop switch
        {
            WorkLoopName.Decisions or WorkLoopName.Events or WorkLoopName.Handlers or WorkLoopName.HandlerRetries => 16,
            WorkLoopName.Webhooks => EndpointQueues.AtOnce,
            WorkLoopName.Emails => 4,
        };
}
