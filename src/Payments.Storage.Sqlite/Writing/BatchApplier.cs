using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>Applies the items of a batch in the writer's open transaction.</summary>
internal sealed class BatchApplier(SqliteConnection connection, WriterCommands commands)
{
    /// <summary>
    /// Applies all without a savepoint each, which costs a copy of every page that an item changes. False where one was refused that had
    /// changed something already, which is rare: then all are rolled back, and applied one by one.
    /// </summary>
    public bool TryApply(List<WriteItem> batch, out int changed)
    {
        changed = 0;
        foreach (var item in batch)
        {
            var (before, work) = (connection.TotalChanges(), commands.Work.Mark);
            var effect = Try(item);
            if (effect == WriteEffect.Refused && connection.TotalChanges() != before)
                return false;
            if (effect == WriteEffect.Refused)
                commands.Work.UndoTo(work);
            item.HasChanged = effect == WriteEffect.Changed;
            changed += item.HasChanged ? 1 : 0;
        }

        return true;
    }

    /// <summary>True where the item changed something.</summary>
    public bool ApplyAlone(WriteItem item)
    {
        commands.Savepoint.Execute();
        var work = commands.Work.Mark;
        var effect = Try(item);
        if (effect == WriteEffect.Refused)
        {
            commands.RollbackToSavepoint.Execute();
            commands.Work.UndoTo(work);
        }

        commands.Release.Execute();
        item.HasChanged = effect == WriteEffect.Changed;
        return item.HasChanged;
    }

    private WriteEffect Try(WriteItem item)
    {
        item.Failure = null;
        try
        {
            return item.Apply(commands);
        }
        catch (Exception error) when (ConcernsOneItem(error))
        {
            item.Failure = error is SqliteException sqlite ? SqliteErrors.Definite(sqlite) : error;
            return WriteEffect.Refused;
        }
    }

    private bool ConcernsOneItem(Exception error) =>
        connection.InTransaction() && !(error is SqliteException sqlite && SqliteErrors.EndsTheBatch(sqlite));
}
