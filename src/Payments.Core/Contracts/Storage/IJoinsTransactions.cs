using System.Data.Common;

namespace Payments.Storage;

/// <summary>
/// What a store implements whose database the host may share. The host's rows and a payment's are then written in one transaction of the
/// host's, and committed or rolled back together. A store without it is refused by <see cref="PaymentEngine.JoinAsync"/>.
/// </summary>
public interface IJoinsTransactions
{
    /// <summary>
    /// The store as it is inside a transaction of the host's, on the host's connection. It takes what lock it needs to write at once, so
    /// that all that is read and decided afterwards is still true at the commit.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The transaction is of another kind of database, or of another database than this store's.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// It has ended, it cannot write, or its connection would lose what the host was told is committed. The message names the remedy.
    /// </exception>
    /// <exception cref="StoreBusyException">Another writer did not end in time.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    ValueTask<IJoinedStore> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken);
}

/// <summary>
/// A store inside the host's transaction. It is used by one caller at a time, as the connection is. Reads see what was written before in
/// the transaction. <see cref="IPaymentStore.CommitAsync"/> applies a set all or nothing, with the results of any store, but
/// <see cref="CommitStatus.Committed"/> means only that the set is in the transaction: the host's COMMIT makes it durable. A set that is
/// refused leaves the transaction as it was. Disposing it neither commits nor rolls back.
/// </summary>
/// <remarks>
/// <see cref="IPaymentStore.ClaimAsync"/> throws <see cref="InvalidOperationException"/>: who acts on claimed work must not undo the claim.
/// Once the transaction has ended, every member throws it.
/// </remarks>
public interface IJoinedStore : IPaymentStore, IDisposable
{
    /// <summary>Whether the transaction was committed or rolled back.</summary>
    bool HasEnded { get; }
}
