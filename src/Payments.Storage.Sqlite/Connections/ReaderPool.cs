using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Read-only connections, opened when they are first needed and kept. A read runs outside any transaction and so begins at
/// the newest commit.
/// </summary>
/// <param name="recipe">Opens a connection.</param>
/// <param name="size">How many reads run at once.</param>
/// <param name="store">What a read after the end names as disposed.</param>
internal sealed class ReaderPool(ConnectionRecipe recipe, int size, Type store) : IAsyncDisposable
{
    private readonly ConcurrentStack<Reader> _free = new();
    private readonly SemaphoreSlim _turns = new(size);
    private volatile bool _closed;

    /// <summary>Runs a read on the caller's thread; the connection is returned to the pool afterwards.</summary>
    public async ValueTask<T> ReadAsync<T, TArgument>(
        Func<Reader, TArgument, T> read,
        TArgument argument,
        CancellationToken cancellationToken
    )
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, store);
            return Read(read, argument);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Definite(error);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Waits for the reads that run, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var turn = 0; turn < size; turn++)
            await _turns.WaitAsync().ConfigureAwait(false);
        while (_free.TryPop(out var reader))
            reader.Dispose();

        // Callers that still wait for a turn get the exception of a closed store.
        _turns.Release(size);
    }

    private T Read<T, TArgument>(Func<Reader, TArgument, T> read, TArgument argument)
    {
        if (!_free.TryPop(out var reader))
            reader = new Reader(recipe.OpenReader());

        var sound = false;
        try
        {
            var result = read(reader, argument);
            sound = true;
            return result;
        }
        finally
        {
            if (sound)
                _free.Push(reader);
            else
                reader.Dispose();
        }
    }
}

/// <summary>A connection of the pool with its statements. One read has it at a time.</summary>
internal sealed class Reader(SqliteConnection connection) : PreparedStatements(connection)
{
    /// <summary>Several reads of one moment.</summary>
    public T AtOneMoment<T>(Func<T> read)
    {
        Connection.Execute("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            Connection.Execute("ROLLBACK");
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        Connection.Dispose();
    }
}
