namespace Payments.Storage.Sqlite;

// What operators ask of it.
public sealed partial class SqlitePaymentStore
{
    /// <inheritdoc/>
    public async ValueTask<StoreTrouble?> CheckAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_writer is not { } writer)
            return new StoreTrouble("The store is not open yet; it opens when the host starts.", HasStopped: false);
        if (writer.Poisoned || !writer.IsInDoubt)
            return writer.Trouble;

        try
        {
            await writer.SubmitAsync(new ProbeItem(), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreBusyException busy)
        {
            return writer.Trouble ?? new StoreTrouble(busy.Message, HasStopped: false);
        }
        catch (StoreException)
        {
            // The writer has noted why.
        }

        return writer.Trouble;
    }

    /// <summary>
    /// Copies all that is committed into a new file, while the store goes on: a database without a log, checked for damage and flushed
    /// to the disk before it gets its name, so that it is whole even after the power fails. Only its user can read it. To restore it,
    /// stop the process, put it in the place of <see cref="SqliteStoreOptions.Path"/>, and remove the "-wal" and "-shm" beside that.
    /// </summary>
    /// <param name="path">The file to make, better on another disk; until it is whole its name ends in "-unfinished".</param>
    /// <param name="cancellationToken">Keeps the backup from being begun; one that has begun is completed.</param>
    /// <exception cref="ArgumentException">There is a file by that name, which is not replaced, or no directory for it.</exception>
    /// <exception cref="StoreException">The copy could not be written, or is damaged; the disk may be full.</exception>
    public async ValueTask BackUpAsync(string path, CancellationToken cancellationToken = default)
    {
        Usable();
        await Task.Run(() => _backup.MakeAt(path), cancellationToken).ConfigureAwait(false);
    }
}
