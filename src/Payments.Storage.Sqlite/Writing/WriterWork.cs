namespace Payments.Storage.Sqlite;

/// <summary>The writer's: a new row is young, and one that is in the table stays there.</summary>
internal sealed class WriterWork(YoungWork young, WorkLog log) : IWorkRows
{
    public int Mark => young.Mark;

    public int Apply(Owner owner, WorkChange change, bool isNew, long firstFence, WriterCommands commands)
    {
        var place = new WorkPlace(owner, change.Kind, change.Key);
        var standing = young.Find(place);
        if (standing is null && !isNew)
        {
            var rows = WorkTable.Apply(owner, change, firstFence, commands);
            if (rows > 0 || change is not (WorkChange.Schedule or WorkChange.Begin))
                return change is WorkChange.Schedule { Keep: true } ? 0 : rows;
        }
        else if (
            standing is not null
            && (change is WorkChange.Schedule { Keep: true } || FenceOf(change) is { } fence && fence != standing.Fence)
        )
            return 0;

        if (After(place, change, standing, firstFence) is { } row)
            young.Put(row with { Generation = log.Generation });
        else
            young.Remove(place);
        return 1;
    }

    public void UndoTo(int mark) => young.UndoTo(mark);

    /// <summary>The fence that a row must have for the change.</summary>
    public static long? FenceOf(WorkChange change) =>
        change switch
        {
            WorkChange.Complete complete => complete.Work.Fence,
            WorkChange.Retry retry => retry.Work.Fence,
            _ => null,
        };

    /// <summary>The row after a change; null where it is gone.</summary>
    public static YoungRow? After(WorkPlace place, WorkChange change, YoungRow? standing, long firstFence) =>
        change switch
        {
            WorkChange.Schedule schedule => New(place, schedule.DueAt, schedule.DueAt, firstFence, schedule.Data),
            WorkChange.Begin begin => New(place, begin.Work.DueAt, begin.Until, begin.Work.Fence, begin.Work.Data),
            WorkChange.Retry retry => standing! with
            {
                DueAt = retry.DueAt.ToUnixTimeMilliseconds(),
                VisibleAt = retry.DueAt.ToUnixTimeMilliseconds(),
                Attempt = checked(standing!.Attempt + 1),
                Fence = standing.Fence + 1,
            },
            _ => null,
        };

    private static YoungRow New(WorkPlace place, DateTimeOffset dueAt, DateTimeOffset visibleAt, long fence, string? data) =>
        new(place, dueAt.ToUnixTimeMilliseconds(), visibleAt.ToUnixTimeMilliseconds(), 0, fence, data);
}
