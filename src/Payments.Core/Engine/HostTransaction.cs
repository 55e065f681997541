using System.Data.Common;
using Payments.Storage;

namespace Payments;

/// <summary>
/// The engine inside a transaction of the host's on the same database: what is created or changed here and what the host writes itself
/// is committed together or not at all. <see cref="PaymentEngine.JoinAsync"/> makes one. Reads see what was written before in the
/// transaction. Nothing is sent before the host commits: events and due work are rows that the workers find afterwards.
/// </summary>
/// <remarks>
/// <para>It is for one caller at a time, as its connection is, and keeps nothing once the transaction has ended.</para>
/// <para>What asks a provider (paying, confirming, capturing, abandoning a payer's action, canceling a refund at its provider) is refused
/// with the code "in_host_transaction" before anything is written. What a worker does later is a row, and allowed: a refund, the release
/// of a charge, an e-mail.</para>
/// <para>A result means "in the transaction". Tell nobody before the commit has returned: a rollback takes it back.</para>
/// <para>Dispose it after the commit, as <c>using var</c> does in the order of the guide: the workers then look at once for what became
/// due. Otherwise they find it at their next look, after <see cref="PaymentsOptions.WorkPollInterval"/> at most.</para>
/// </remarks>
public sealed class HostTransaction : IDisposable
{
    private readonly IJoinedStore _store;
    private readonly EngineParts _parts;
    private readonly WorkSignal _outside;

    internal HostTransaction(DbTransaction transaction, IJoinedStore store, EngineParts outside)
    {
        Transaction = transaction;
        _store = store;
        _parts = new EngineParts(outside.Engine.Joined(store), outside.Host);
        _outside = outside.Engine.Signal;
    }

    /// <summary>The host's transaction. The host commits it, or rolls it back.</summary>
    public DbTransaction Transaction { get; }

    /// <inheritdoc cref="PaymentEngine.CheckoutSessions"/>
    public CheckoutSessions CheckoutSessions => CheckoutSessions.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.PaymentIntents"/>
    public PaymentIntents PaymentIntents => PaymentIntents.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.SetupIntents"/>
    public SetupIntents SetupIntents => SetupIntents.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Customers"/>
    public Customers Customers => Customers.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.PaymentMethods"/>
    public PaymentMethods PaymentMethods => PaymentMethods.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Charges"/>
    public Charges Charges => Charges.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Refunds"/>
    public Refunds Refunds => Refunds.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Disputes"/>
    public Disputes Disputes => Disputes.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Ledger"/>
    public Ledger Ledger => Ledger.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.LedgerReports"/>
    public LedgerReports LedgerReports => LedgerReports.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.CustomerBalances"/>
    public CustomerBalances CustomerBalances => CustomerBalances.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.BankLines"/>
    public BankLines BankLines => BankLines.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.UnitOwnerships"/>
    public UnitOwnerships UnitOwnerships => UnitOwnerships.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Emails"/>
    public Emails Emails => Emails.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.AcceptedMethods"/>
    public AcceptedMethods AcceptedMethods => AcceptedMethods.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.WebhookEndpoints"/>
    public WebhookEndpoints WebhookEndpoints => WebhookEndpoints.Of(_parts);

    /// <inheritdoc cref="PaymentEngine.Events"/>
    public PaymentEvents Events => PaymentEvents.Of(_parts);

    /// <summary>
    /// Lets go of the transaction, which it neither commits nor rolls back, and has the workers look for due work if it has ended.
    /// </summary>
    public void Dispose()
    {
        var hasEnded = _store.HasEnded;
        _store.Dispose();
        if (hasEnded)
            _outside.Wake();
    }

    internal static async ValueTask<HostTransaction> JoinAsync(
        EngineParts outside,
        DbTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        if (outside.Engine.Store is not IJoinsTransactions store)
            throw new InvalidOperationException(
                $"{outside.Engine.Store.GetType().Name} cannot join a transaction of the host's: it is not in a database that the host "
                    + "shares. Use a store that is, such as .UseSqlite(\"shop.db\") with the host's tables in the same file."
            );

        return new HostTransaction(transaction, await store.JoinAsync(transaction, cancellationToken).ConfigureAwait(false), outside);
    }
}
