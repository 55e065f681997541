namespace Payments.Storage.Sqlite;

/// <summary>The writer's: a new row is young, and one that is in the table stays there.</summary>
internal sealed class WriterWork(YoungWork young, WorkLog log) : IWorkRows
{
    private const int MostKinds = 4096;

    // The greatest key in the table for each owner and kind, as far as it was asked for since rows last came there.
    private readonly Dictionary<(Owner Owner, string Kind), string?> _greatest = [];
    private int _generation;

    public int Mark => young.Mark;

    public int Apply(Owner owner, WorkChange change, long firstFence, WriterCommands commands)
    {
        var place = new WorkPlace(owner, change.Kind, change.Key);
        var standing = young.Find(place);
        if (standing is null)
        {
            var rows = MayBeInTable(place, commands) ? WorkTable.Apply(owner, change, firstFence, commands) : 0;
            if (rows > 0 || change is not (WorkChange.Schedule or WorkChange.Begin))
                return change is WorkChange.Schedule { Keep: true } ? 0 : rows;
        }
        else if (IsRefusedBy(standing, change))
            return 0;

        if (After(place, change, standing, firstFence) is { } row)
            young.Put(row with { Generation = log.Generation });
        else
            young.Remove(place);
        return 1;
    }

    public void UndoTo(int mark)
    {
        young.UndoTo(mark);
        Forget();
    }

    /// <summary>Others may have put rows into the table, or what was put there was rolled back.</summary>
    public void Forget() => _greatest.Clear();

    // Most keys are ids, which begin with their time: they come after all that are old enough to be in the table.
    private bool MayBeInTable(WorkPlace place, WriterCommands commands)
    {
        if (_generation != log.Generation || _greatest.Count > MostKinds)
            Forget();
        _generation = log.Generation;
        if (!_greatest.TryGetValue((place.Owner, place.Kind), out var greatest))
        {
            greatest = commands[DueWorkSql.GreatestKey]
                .With(place.Owner)
                .With("@kind", place.Kind)
                .First(row => row.IsNull(0) ? null : row.Text(0));
            _greatest.Add((place.Owner, place.Kind), greatest);
        }

        return greatest is not null && Utf8Order.Compare(place.Key, greatest) <= 0;
    }

    /// <summary>Whether a change does nothing to the row that stands: it keeps what there is, or has another claim's fence.</summary>
    public static bool IsRefusedBy(YoungRow standing, WorkChange change) =>
        change switch
        {
            WorkChange.Schedule schedule => schedule.Keep,
            WorkChange.Complete complete => complete.Work.Fence != standing.Fence,
            WorkChange.Retry retry => retry.Work.Fence != standing.Fence,
            _ => false,
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
