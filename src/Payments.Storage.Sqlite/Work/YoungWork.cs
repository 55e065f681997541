namespace Payments.Storage.Sqlite;

/// <summary>
/// The rows of due work that were scheduled a moment ago. Most are done or canceled within a second: they never come into their table and
/// its indexes. What changes is written to the log, a row for each commit; what is still there after a while moves to the table. A row is
/// either here or there.
/// </summary>
internal sealed class YoungWork
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WorkPlace, YoungRow> _rows = [];
    private readonly Dictionary<string, SortedSet<YoungRow>> _queues = new(StringComparer.Ordinal);

    // Of the open transaction, in order, with what stood before.
    private readonly List<(WorkPlace Place, YoungRow? Before)> _changed = [];

    /// <summary>How many changes the open transaction has made.</summary>
    public int Mark => _changed.Count;

    public YoungRow? Find(WorkPlace place)
    {
        lock (_gate)
            return _rows.GetValueOrDefault(place);
    }

    public void Put(YoungRow row)
    {
        lock (_gate)
        {
            _changed.Add((row.Place, Set(row.Place, row)));
        }
    }

    public void Remove(WorkPlace place)
    {
        lock (_gate)
        {
            _changed.Add((place, Set(place, null)));
        }
    }

    /// <summary>The rows of a kind that can be claimed, the longest claimable first.</summary>
    public List<YoungRow> Due(string kind, long now, int limit)
    {
        lock (_gate)
            return _queues.TryGetValue(kind, out var queue) ? [.. queue.TakeWhile(row => row.VisibleAt <= now).Take(limit)] : [];
    }

    private long? Next(IReadOnlyList<string> kinds, bool isWriter)
    {
        long? next = null;
        lock (_gate)
        {
            foreach (var kind in kinds)
            {
                if (_queues.TryGetValue(kind, out var queue) && queue.Min is { } first && !(next <= first.VisibleAt))
                    next = first.VisibleAt;
            }

            // What the open transaction took away stands until it is committed. To be told of it too early costs a claim.
            foreach (var (place, before) in _changed)
            {
                if (!isWriter && before is not null && !(next <= before.VisibleAt) && kinds.Contains(place.Kind))
                    next = before.VisibleAt;
            }
        }

        return next;
    }

    /// <summary>When the next row of the kinds, young or in the table, can be claimed; null where none waits.</summary>
    /// <param name="statements">A reader's, or the writer's with its open transaction.</param>
    /// <param name="kinds">The kinds that are asked for.</param>
    /// <param name="isWriter">Whether what the open transaction has changed counts.</param>
    public DateTimeOffset? NextDue(PreparedStatements statements, IReadOnlyList<string> kinds, bool isWriter)
    {
        var young = Next(kinds, isWriter);
        var old = statements[DueWorkSql.NextDue]
            .With("@kinds", DueWorkSql.Asked(kinds))
            .First(row => row.IsNull(0) ? (long?)null : row.Number(0));
        return (young < old || old is null ? young : old) is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null;
    }

    /// <summary>What the open transaction has changed: each place once, with what stands there now.</summary>
    public List<(WorkPlace Place, YoungRow? Row)> Changed()
    {
        lock (_gate)
        {
            var first = new Dictionary<WorkPlace, YoungRow?>(_changed.Count);
            foreach (var (place, before) in _changed)
                first.TryAdd(place, before);
            return
            [
                .. from place in first
                let row = _rows.GetValueOrDefault(place.Key)
                where row is not null || place.Value is not null
                select (place.Key, row),
            ];
        }
    }

    public List<YoungRow> All()
    {
        lock (_gate)
            return [.. _rows.Values];
    }

    public void Committed()
    {
        lock (_gate)
            _changed.Clear();
    }

    /// <summary>Takes back what was changed since a mark; from 0 on, all of the transaction.</summary>
    public void UndoTo(int mark)
    {
        lock (_gate)
        {
            for (var index = _changed.Count - 1; index >= mark; index--)
                Set(_changed[index].Place, _changed[index].Before);
            _changed.RemoveRange(mark, _changed.Count - mark);
        }
    }

    // Returns what stood there.
    private YoungRow? Set(WorkPlace place, YoungRow? row)
    {
        if (_rows.Remove(place, out var before))
            _queues[place.Kind].Remove(before);
        if (row is not null)
        {
            _rows.Add(place, row);
            if (!_queues.TryGetValue(place.Kind, out var queue))
                _queues.Add(place.Kind, queue = []);
            queue.Add(row);
        }

        return before;
    }
}
