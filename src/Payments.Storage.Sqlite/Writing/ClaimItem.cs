namespace Payments.Storage.Sqlite;

/// <summary>A claim on its way to the disk.</summary>
internal sealed class ClaimItem(IReadOnlyList<string> kinds, DateTimeOffset now, TimeSpan lease, int limit, YoungWork young)
    : WriteItem<WorkBatch>
{
    private static readonly Comparer<string> Utf8 = Comparer<string>.Create(Utf8Order.Compare);

    private readonly long _now = now.ToUnixTimeMilliseconds();
    private readonly long _until = (now + lease).ToUnixTimeMilliseconds();

    public override WriteEffect Apply(WriterCommands commands)
    {
        var items = kinds
            .SelectMany(kind => Due(kind, commands))
            .OrderBy(row => row.VisibleAt)
            .ThenBy(row => row.Work.Owner.Account, Utf8)
            .ThenBy(row => row.Work.Owner.Livemode)
            .ThenBy(row => row.Work.Kind, Utf8)
            .ThenBy(row => row.Work.Key, Utf8)
            .Take(limit)
            .Select(row => row.Young is null ? Lease(row.Work, commands) : Lease(row.Young))
            .ToList();
        Result = new WorkBatch(items, young.NextDue(commands, kinds, isWriter: true));
        return items.Count == 0 ? WriteEffect.Unchanged : WriteEffect.Changed;
    }

    private IEnumerable<(DueWork Work, long VisibleAt, YoungRow? Young)> Due(string kind, WriterCommands commands) =>
        commands[DueWorkSql.SelectDue]
            .With("@kind", kind)
            .With("@now", _now)
            .With("@limit", (long)limit)
            .Read(row => (Work(kind, row), row.Number(4), (YoungRow?)null))
            .Concat(young.Due(kind, _now, limit).Select(row => (row.AsWork(), row.VisibleAt, (YoungRow?)row)));

    private DueWork Lease(YoungRow row)
    {
        var leased = row with { VisibleAt = _until, Fence = row.Fence + 1 };
        young.Put(leased);
        return leased.AsWork();
    }

    private DueWork Lease(DueWork work, WriterCommands commands)
    {
        commands[DueWorkSql.Lease]
            .With(work.Owner)
            .With("@kind", work.Kind)
            .With("@key", work.Key)
            .With("@fence", work.Fence)
            .With("@until", _until)
            .Execute();
        return work with { Fence = work.Fence + 1 };
    }

    private static DueWork Work(string kind, Row row) =>
        new(
            Owner.Of(row.Text(0), row.Number(1) != 0),
            kind,
            row.Text(2),
            DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
            (int)row.Number(5),
            row.Number(6),
            row.IsNull(7) ? null : row.Text(7)
        );
}
