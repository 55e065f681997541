using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>A change set on its way to the disk.</summary>
internal sealed class CommitItem : WriteItem<CommitResult>
{
    private readonly Owner _owner;
    private readonly RecordChange[] _records;
    private readonly IReadOnlyList<SumChange> _sums;
    private readonly WorkChange[] _work;

    // A new row begins at a fence that no claim of an earlier row by its key can have reached.
    private readonly long _firstFence = Fences.New();

    public CommitItem(ChangeSet changes, Func<RecordType, TableSql> sql)
    {
        _owner = changes.Owner;
        _records = [.. changes.Writes.Select(write => new RecordChange(write, sql(write.Type)))];
        _sums = changes.Sums;
        _work = [.. changes.Work];
        CanWait = changes.CanWait;
    }

    public override bool CanWait { get; }

    public override WriteEffect Apply(WriterCommands commands)
    {
        foreach (var record in _records)
        {
            Result = record.Apply(_owner, commands);
            if (Result.Status != CommitStatus.Committed)
                return WriteEffect.Refused;
        }

        if (commands.Sums is { } cached)
            cached.Check(_owner, _sums, commands);
        else
        {
            foreach (var change in _sums)
                Add(change, commands);
        }

        var changed = _records.Length + _sums.Count;
        foreach (var change in _work)
        {
            var rows = commands.Work.Apply(_owner, change, _firstFence, commands);
            changed += rows;
            if (rows == 0 && change is (WorkChange.Complete or WorkChange.Retry))
            {
                Result = CommitResult.LeaseLost;
                return WriteEffect.Refused;
            }
        }

        commands.Sums?.Add(_owner, _sums);
        Result = CommitResult.Committed;
        return changed == 0 ? WriteEffect.Unchanged : WriteEffect.Changed;
    }

    public override void Remember(RecentRecords recent)
    {
        foreach (var record in _records)
            record.Remember(_owner, recent);
    }

    /// <summary>In a transaction of the host's: whether it will be committed is not known here.</summary>
    public void LeaveToTheFile(RecentRecords recent)
    {
        foreach (var record in _records)
            record.LeaveToTheFile(_owner, recent);
    }

    private void Add(SumChange change, WriterCommands commands)
    {
        try
        {
            commands[RunningSumsSql.Add]
                .With(_owner)
                .With("@sum", change.Sum)
                .With("@key", change.Key)
                .With("@delta", change.Delta)
                .Execute();
        }
        catch (SqliteException error) when (error.SqliteExtendedErrorCode == RunningSumsSql.OutOfRange)
        {
            throw change.OutOfRange(error);
        }
    }
}
