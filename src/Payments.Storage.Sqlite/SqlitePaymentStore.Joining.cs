using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <content>The host's transactions.</content>
public sealed partial class SqlitePaymentStore : IJoinsTransactions
{
    /// <inheritdoc/>
    /// <remarks>
    /// The transaction is one of Microsoft.Data.Sqlite on a connection to this store's file, as its main database. Its commit is the
    /// host's, so that the connection's <c>synchronous</c> must be FULL, as it is unless the host lowers it. While it goes on this store
    /// writes nothing, waits <see cref="SqliteStoreOptions.BusyTimeout"/> and then reports busy; its reads do not wait.
    /// </remarks>
    public async ValueTask<IJoinedStore> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        Usable();
        cancellationToken.ThrowIfCancellationRequested();
        if (await CheckAsync(cancellationToken).ConfigureAwait(false) is { } trouble)
            throw new StoreException(trouble.Message);

        try
        {
            return JoinedStore.Join(transaction, _recipe, _schema, Sql, _filling, Usable().Recent, () => Usable());
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Definite(error);
        }
    }
}
