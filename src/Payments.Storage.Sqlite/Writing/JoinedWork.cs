namespace Payments.Storage.Sqlite;

/// <summary>
/// That of a transaction of the host's. What the writer has of young rows it must not change before the host commits: a row that this
/// transaction changes moves to the table, and the log tells the writer.
/// </summary>
internal sealed class JoinedWork(YoungWork young) : IWorkRows
{
    private readonly List<WorkPlace> _moved = [];

    public int Mark => _moved.Count;

    public int Apply(Owner owner, WorkChange change, long firstFence, WriterCommands commands)
    {
        var place = new WorkPlace(owner, change.Kind, change.Key);
        var standing = _moved.Contains(place) ? null : young.Find(place);
        if (standing is null)
        {
            var rows = WorkTable.Apply(owner, change, firstFence, commands);
            if (rows > 0 || change is not (WorkChange.Schedule or WorkChange.Begin))
                return change is WorkChange.Schedule { Keep: true } ? 0 : rows;
        }
        else if (WriterWork.IsRefusedBy(standing, change))
            return 0;
        else
        {
            WorkLog.Append(place, commands);
            _moved.Add(place);
        }

        if (WriterWork.After(place, change, standing, firstFence) is { } row)
            WorkLog.Move(row, commands);
        return 1;
    }

    public void UndoTo(int mark) => _moved.RemoveRange(mark, _moved.Count - mark);
}
