using Microsoft.Extensions.Logging;

namespace Payments.Storage.Sqlite;

/// <summary>Whether the writer writes: it knows and says each change once.</summary>
internal sealed class WriterHealth(Action? stopped, ILogger logger)
{
    private volatile StoreTrouble? _trouble;

    public StoreTrouble? Trouble => _trouble;

    public bool HasStopped => _trouble is { HasStopped: true };

    /// <summary>A commit has succeeded.</summary>
    public void Writes()
    {
        if (_trouble is null)
            return;

        _trouble = null;
        logger.LogInformation("The payments store writes again");
    }

    /// <summary>A commit has failed in a way that passes, such as a full disk.</summary>
    public void Fails(StoreException failure)
    {
        if (_trouble is null)
            logger.LogError(failure, "The payments store does not write: {Reason}", failure.Message);

        _trouble = new StoreTrouble(failure.Message, HasStopped: false);
    }

    /// <summary>Nothing is read or written until a restart.</summary>
    public void Stop(Exception error)
    {
        if (HasStopped)
            return;

        var reason = (error as FilesTakenException ?? error.InnerException as FilesTakenException) is { } taken
            ? $"{taken.Message} The store has stopped. Put the files back, or a backup in their place, and restart the process."
            : "The outcome of a commit is not known, or the file is damaged: the store has stopped. "
                + "Restart the process; what was being written is then either there or not.";
        _trouble = new StoreTrouble(reason, HasStopped: true);
        logger.LogCritical(error, "The payments store has stopped: {Reason}", reason);
        if (stopped is not null)
            ThreadPool.UnsafeQueueUserWorkItem(static call => call(), stopped, preferLocal: false);
    }
}
