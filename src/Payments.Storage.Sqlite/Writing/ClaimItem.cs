using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>A claim on its way to the disk.</summary>
internal sealed class ClaimItem(IReadOnlyList<string> kinds, DateTimeOffset now, TimeSpan lease, int limit) : WriteItem<WorkBatch>
{
    private readonly long _now = now.ToUnixTimeMilliseconds();
    private readonly long _until = (now + lease).ToUnixTimeMilliseconds();

    public override WriteEffect Apply(WriterCommands commands)
    {
        var items = kinds
            .SelectMany(kind => Due(kind, commands))
            .OrderBy(row => row.VisibleAt)
            .ThenBy(row => row.Work.Owner.Account, StringComparer.Ordinal)
            .ThenBy(row => row.Work.Owner.Livemode)
            .ThenBy(row => row.Work.Kind, StringComparer.Ordinal)
            .Take(limit)
            .Select(row => Lease(row.Work, commands))
            .ToList();
        var next = commands[DueWorkSql.NextDue].With("@kinds", DueWorkSql.Asked(kinds)).Read(DueWorkSql.Next);
        Result = new WorkBatch(items, next[0]);
        return items.Count == 0 ? WriteEffect.Unchanged : WriteEffect.Changed;
    }

    private List<(DueWork Work, long VisibleAt)> Due(string kind, WriterCommands commands) =>
        commands[DueWorkSql.SelectDue]
            .With("@kind", kind)
            .With("@now", _now)
            .With("@limit", (long)limit)
            .Read(row => (Work(kind, row), row.GetInt64(4)));

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

    private static DueWork Work(string kind, SqliteDataReader row) =>
        new(
            Owner.Of(row.GetString(0), row.GetInt64(1) != 0),
            kind,
            row.GetString(2),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            row.GetInt32(5),
            row.GetInt64(6),
            row.IsDBNull(7) ? null : row.GetString(7)
        );
}
