namespace Payments.Storage.Sqlite;

/// <summary>The rows that are in the table of due work.</summary>
internal static class WorkTable
{
    /// <summary>Makes a change to the row in the table, and says how many rows it changed. One that is missing is not added.</summary>
    public static int Apply(Owner owner, WorkChange change, long firstFence, WriterCommands commands)
    {
        var statement = change switch
        {
            WorkChange.Schedule { Keep: true } => commands[DueWorkSql.Exists],
            WorkChange.Schedule schedule => commands[DueWorkSql.Replace]
                .With("@due_at", schedule.DueAt.ToUnixTimeMilliseconds())
                .With("@visible_at", schedule.DueAt.ToUnixTimeMilliseconds())
                .With("@fence", firstFence)
                .With("@data", schedule.Data),
            WorkChange.Begin begin => commands[DueWorkSql.Replace]
                .With("@due_at", begin.Work.DueAt.ToUnixTimeMilliseconds())
                .With("@visible_at", begin.Until.ToUnixTimeMilliseconds())
                .With("@fence", begin.Work.Fence)
                .With("@data", begin.Work.Data),
            WorkChange.Cancel => commands[DueWorkSql.Cancel],
            WorkChange.Complete complete => commands[DueWorkSql.Complete].With("@fence", complete.Work.Fence),
            WorkChange.Retry retry => commands[DueWorkSql.Retry]
                .With("@due_at", retry.DueAt.ToUnixTimeMilliseconds())
                .With("@fence", retry.Work.Fence),
            _ => throw new InvalidOperationException("The five kinds of work change are closed."),
        };
        statement.With(owner).With("@kind", change.Kind).With("@key", change.Key);
        return change is WorkChange.Schedule { Keep: true } ? (statement.Any() ? 1 : 0) : statement.Execute();
    }
}
