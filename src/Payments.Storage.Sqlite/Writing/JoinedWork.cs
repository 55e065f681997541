namespace Payments.Storage.Sqlite;

/// <summary>
/// That of a transaction of the host's. What the writer has of young rows it must not change before the host commits: a row that this
/// transaction changes moves to the table, and the log tells the writer. What of a young row stands is read from the log, on the host's
/// connection: the writer may not yet have seen what the host's last transaction moved, may be about to undo what it remembers, and the
/// host may go back to a savepoint.
/// </summary>
internal sealed class JoinedWork : IWorkRows
{
    public int Mark => 0;

    public int Apply(Owner owner, WorkChange change, long firstFence, WriterCommands commands)
    {
        var place = new WorkPlace(owner, change.Kind, change.Key);
        var standing = WorkLog.Find(place, commands);
        if (standing is null)
        {
            var rows = WorkTable.Apply(owner, change, firstFence, commands);
            if (rows > 0 || change is not (WorkChange.Schedule or WorkChange.Begin))
                return change is WorkChange.Schedule { Keep: true } ? 0 : rows;
        }
        else if (WriterWork.IsRefusedBy(standing, change))
            return 0;
        else
            WorkLog.Append(place, commands);

        if (WriterWork.After(place, change, standing, firstFence) is { } row)
            WorkLog.Move(row, commands);
        return 1;
    }

    /// <summary>There is nothing in memory to take back.</summary>
    public void UndoTo(int mark) { }
}
