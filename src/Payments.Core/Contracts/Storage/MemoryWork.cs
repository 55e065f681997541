using System.Collections.Immutable;

namespace Payments.Storage;

/// <summary>The rows of due work at one moment: by key, and in the order in which they can be claimed.</summary>
internal sealed class MemoryWork
{
    private readonly ImmutableDictionary<(Owner Owner, string Kind, string Key), MemoryWorkRow> _rows;
    private readonly ImmutableSortedSet<MemoryWorkKey> _queue;

    // Rises with every change, so that no fence is used twice, whatever is removed and scheduled anew.
    private readonly long _fence;

    private MemoryWork(
        ImmutableDictionary<(Owner Owner, string Kind, string Key), MemoryWorkRow> rows,
        ImmutableSortedSet<MemoryWorkKey> queue,
        long fence
    )
    {
        _rows = rows;
        _queue = queue;
        _fence = fence;
    }

    public static MemoryWork Empty { get; } = new(ImmutableDictionary<(Owner Owner, string Kind, string Key), MemoryWorkRow>.Empty, [], 0);

    /// <summary>False where a lease is lost.</summary>
    public bool Apply(Owner owner, WorkChange change, out MemoryWork next)
    {
        var place = (owner, change.Kind, change.Key);
        var standing = _rows.GetValueOrDefault(place);
        next = this;
        switch (change)
        {
            case WorkChange.Schedule schedule:
                if (standing is null || !schedule.Keep)
                    next = With(
                        place,
                        new MemoryWorkRow(Milliseconds(schedule.DueAt), Milliseconds(schedule.DueAt), 0, _fence + 1, schedule.Data)
                    );
                return true;
            case WorkChange.Begin { Work: var work, Until: var until }:
                next = With(place, new MemoryWorkRow(Milliseconds(work.DueAt), Milliseconds(until), 0, work.Fence, work.Data));
                return true;
            case WorkChange.Cancel:
                next = With(place, null);
                return true;
            case WorkChange.Complete complete when standing?.Fence == complete.Work.Fence:
                next = With(place, null);
                return true;
            case WorkChange.Retry retry when standing?.Fence == retry.Work.Fence:
                next = With(
                    place,
                    new MemoryWorkRow(
                        Milliseconds(retry.DueAt),
                        Milliseconds(retry.DueAt),
                        checked(standing.Attempt + 1),
                        _fence + 1,
                        standing.Data
                    )
                );
                return true;
            default:
                return false;
        }
    }

    public WorkBatch Claim(IReadOnlyList<string> kinds, long now, long until, int limit, out MemoryWork next)
    {
        var due = kinds
            .Distinct(StringComparer.Ordinal)
            .SelectMany(kind => Of(kind).Take(limit))
            .Where(key => key.VisibleAt <= now)
            .OrderBy(key => key, MemoryWorkKey.ByTime)
            .Take(limit);
        var claimed = this;
        var items = new List<DueWork>();
        foreach (var (kind, _, owner, key) in due)
        {
            var standing = _rows[(owner, kind, key)];
            var row = standing with { VisibleAt = until, Fence = Math.Max(standing.Fence, claimed._fence) + 1 };
            claimed = claimed.With((owner, kind, key), row);
            items.Add(new DueWork(owner, kind, key, DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt), row.Attempt, row.Fence, row.Data));
        }

        next = claimed;
        var first = kinds.SelectMany(kind => claimed.Of(kind).Take(1)).Min(key => (long?)key.VisibleAt);
        return new WorkBatch(items, first is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null);
    }

    private IEnumerable<MemoryWorkKey> Of(string kind)
    {
        for (var index = ~_queue.IndexOf(MemoryWorkKey.StartOf(kind)); index < _queue.Count && _queue[index].Kind == kind; index++)
            yield return _queue[index];
    }

    private MemoryWork With((Owner Owner, string Kind, string Key) place, MemoryWorkRow? row)
    {
        var rows = _rows;
        var queue = _queue;
        if (_rows.TryGetValue(place, out var old))
        {
            rows = rows.Remove(place);
            queue = queue.Remove(new MemoryWorkKey(place.Kind, old.VisibleAt, place.Owner, place.Key));
        }

        if (row is not null)
        {
            rows = rows.Add(place, row);
            queue = queue.Add(new MemoryWorkKey(place.Kind, row.VisibleAt, place.Owner, place.Key));
        }

        return new MemoryWork(rows, queue, checked(_fence + 1));
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}

/// <summary>A row's place in the queue: by kind, and in it by the time at which it can be claimed.</summary>
internal readonly record struct MemoryWorkKey(string Kind, long VisibleAt, Owner Owner, string Key) : IComparable<MemoryWorkKey>
{
    /// <summary>By time, account, mode, kind and key: the order in which several kinds are claimed together.</summary>
    public static IComparer<MemoryWorkKey> ByTime { get; } =
        Comparer<MemoryWorkKey>.Create(
            (left, right) =>
            {
                var order = left.VisibleAt.CompareTo(right.VisibleAt);
                if (order == 0)
                    order = Utf8Order.Compare(left.Owner, right.Owner);
                if (order == 0)
                    order = Utf8Order.Compare(left.Kind, right.Kind);
                return order != 0 ? order : Utf8Order.Compare(left.Key, right.Key);
            }
        );

    /// <summary>Before every row of the kind.</summary>
    public static MemoryWorkKey StartOf(string kind) => new(kind, long.MinValue, Owner.Directory, "");

    public int CompareTo(MemoryWorkKey other)
    {
        var order = Utf8Order.Compare(Kind, other.Kind);
        return order != 0 ? order : ByTime.Compare(this, other);
    }
}

/// <summary>
/// A row of due work in its current state; times are Unix milliseconds. Under a lease <paramref name="VisibleAt"/> is the lease's end.
/// </summary>
internal sealed record MemoryWorkRow(long DueAt, long VisibleAt, int Attempt, long Fence, string? Data);
