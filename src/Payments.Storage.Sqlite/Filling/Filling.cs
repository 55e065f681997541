using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Payments.Storage.Sqlite;

/// <summary>The columns that are being filled while the store serves, in small batches between those of callers.</summary>
internal sealed class Filling(TimeSpan pause, ILogger logger) : IAsyncDisposable
{
    private const int Batch = 200;

    private readonly CancellationTokenSource _stop = new();
    private volatile IReadOnlyList<BackFill> _unfinished = [];
    private Task _running = Task.CompletedTask;

    /// <summary>Fills what must be there before anything is read or written, and what is soon done; notes the rest.</summary>
    public void Open(SqliteConnection connection, Schema schema)
    {
        _unfinished = BackFill.Of(connection, schema);
        if (_unfinished.Count == 0)
            return;

        using var commands = new WriterCommands(connection) { Work = new JoinedWork() };
        _unfinished = [.. _unfinished.Where(fill => !FillsFirst(fill, connection, commands))];
    }

    /// <summary>Goes on with the rest.</summary>
    public void Start(CommitWriter writer) => _running = _unfinished.Count == 0 ? Task.CompletedTask : Task.Run(() => RunAsync(writer));

    /// <summary>Whether some rows do not have what a list needs yet.</summary>
    public bool Concerns(RecordType type, ListOrder order) =>
        _unfinished.Any(fill => fill.Addition.Type == type && order.Columns.Any(column => fill.Addition.Columns.Contains(column)));

    /// <summary>Ends after the batch that is under way. The next start goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    // True where it is finished.
    private static bool FillsFirst(BackFill fill, SqliteConnection connection, WriterCommands commands)
    {
        while (true)
        {
            commands.Begin.Execute();
            try
            {
                var isFinished = fill.Step(commands, Batch);
                commands.Commit.Execute();
                if (isFinished || !fill.ComesFirst)
                    return isFinished;
            }
            catch
            {
                connection.RollbackIfOpen();
                throw;
            }
        }
    }

    private async Task RunAsync(CommitWriter writer)
    {
        foreach (var fill in _unfinished)
        {
            try
            {
                while (!await writer.SubmitAsync(new BackFillItem(fill, Batch), _stop.Token).ConfigureAwait(false))
                    await Task.Delay(pause, TimeProvider.System, _stop.Token).ConfigureAwait(false);
                _unfinished = [.. _unfinished.Where(other => other != fill)];
                logger.LogInformation("Every row of {Table} has its new columns", TableSql.Named(fill.Addition.Type));
            }
            catch (Exception error) when (_stop.IsCancellationRequested && error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
#pragma warning disable CA1031 // Lists read the documents until a later start goes on: nothing is wrong but their speed.
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.LogError(error, "The new columns of {Table} were not filled; the next start tries again", fill.Addition.Type.Table);
            }
        }
    }
}

/// <summary>A batch of rows on its way to the disk.</summary>
internal sealed class BackFillItem(BackFill fill, int most) : WriteItem<bool>
{
    public override WriteEffect Apply(WriterCommands commands)
    {
        Result = fill.Step(commands, most);
        return WriteEffect.Changed;
    }
}
