using Payments.Storage;

namespace Payments.Specifications;

/// <summary>
/// The contract in its simplest form, as what every store is compared with: lists that are searched from end to end, and a set
/// applied to a copy.
/// </summary>
internal sealed class StoreModel
{
    private readonly Dictionary<DueWork, long> _fences = new(ReferenceEqualityComparer.Instance);
    private List<Row> _rows = [];
    private List<Work> _work = [];
    private List<Sum> _sums = [];
    private long _fence;

    public Stored<Note>? Get(Owner owner, string id) => Stored(_rows.SingleOrDefault(row => row.Is(owner, SpecificationSchema.Notes, id)));

    public Stored<Note>? Find(Owner owner, UniqueName name, string value) =>
        Stored(NotesOf(owner).SingleOrDefault(row => row.NameOf(name) == value));

    public IReadOnlyList<Stored<Note>> List(Owner owner, ListOrder order, string? group, bool descending)
    {
        var all = NotesOf(owner)
            .Where(row => order.Group is null || row.Note.Folder == group)
            .Where(row => order.By is null || row.Note.Rank is not null)
            .OrderBy(row => order.By is null ? 0 : row.Note.Rank!.Value)
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => Stored(row)!)
            .ToList();
        if (descending)
            all.Reverse();
        return all;
    }

    public IReadOnlyList<RunningSum> Sums(Owner owner, string sum) =>
        [.. from one in _sums where one.Owner == owner && one.Name == sum orderby one.Key select new RunningSum(one.Key, one.Value)];

    public CommitResult Commit(ChangeSet changes)
    {
        var (rows, work, sums) = (_rows.ToList(), _work.ToList(), _sums.ToList());
        var result = CommitResult.Committed;
        foreach (var write in changes.Writes)
        {
            result = Apply(rows, changes.Owner, write);
            if (result.Status != CommitStatus.Committed)
                return result;
        }

        foreach (var change in changes.Sums)
        {
            var standing = sums.SingleOrDefault(sum => sum.Owner == changes.Owner && sum.Name == change.Sum && sum.Key == change.Key);
            if (standing is not null)
                sums.Remove(standing);
            sums.Add(new Sum(changes.Owner, change.Sum, change.Key, (standing?.Value ?? 0) + change.Delta));
        }

        foreach (var change in changes.Work)
        {
            if (!Apply(work, changes.Owner, change))
                return CommitResult.LeaseLost;
        }

        (_rows, _work, _sums) = (rows, work, sums);
        return result;
    }

    /// <summary>Which rows a claim must bring, in order, and when the next can be claimed after it.</summary>
    public (IReadOnlyList<DueWork> Items, DateTimeOffset? Next) Claim(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit
    )
    {
        var due = _work
            .Where(row => kinds.Contains(row.Kind) && row.VisibleAt <= now)
            .OrderBy(row => row.VisibleAt)
            .ThenBy(row => row.Owner.Account, StringComparer.Ordinal)
            .ThenBy(row => row.Owner.Livemode)
            .ThenBy(row => row.Kind, StringComparer.Ordinal)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Take(limit)
            .ToList();
        var items = new List<DueWork>();
        foreach (var row in due)
        {
            var claimed = row with { VisibleAt = now + lease, Fence = ++_fence };
            _work[_work.IndexOf(row)] = claimed;
            items.Add(new DueWork(row.Owner, row.Kind, row.Key, row.DueAt, row.Attempt, claimed.Fence, row.Data));
        }

        return (items, _work.Where(row => kinds.Contains(row.Kind)).Min(row => (DateTimeOffset?)row.VisibleAt));
    }

    /// <summary>The store's claim is the model's: fences are the store's own, so the two are paired.</summary>
    public void Pair(DueWork stores, DueWork models) => _fences.Add(stores, models.Fence);

    private static CommitResult Apply(List<Row> rows, Owner owner, RecordWrite write)
    {
        var standing = rows.SingleOrDefault(row => row.Is(owner, write.Type, write.Id));
        if (write.ExpectedVersion == 0)
        {
            if (standing is not null)
                return CommitResult.Duplicate(write.Type.Table, null);

            var added = new Row(owner, write.Type, write.Id, 1, write.Record!, (write.Record as Note)?.Title, (write.Record as Note)?.Code);
            foreach (var name in write.Type.UniqueNames)
            {
                if (
                    added.NameOf(name) is { } value
                    && rows.Any(row => row.Owner == owner && row.Type == write.Type && row.NameOf(name) == value)
                )
                    return CommitResult.Duplicate(write.Type.Table, name.Column.Name);
            }

            rows.Add(added);
            return CommitResult.Committed;
        }

        if (standing is null || standing.Version != write.ExpectedVersion)
            return CommitResult.Conflict(write.Type.Table);

        rows.Remove(standing);
        if (write.Record is not null)
            rows.Add(standing with { Record = write.Record, Version = standing.Version + 1 });
        return CommitResult.Committed;
    }

    private bool Apply(List<Work> work, Owner owner, WorkChange change)
    {
        var standing = work.SingleOrDefault(row => row.Owner == owner && row.Kind == change.Kind && row.Key == change.Key);
        if (change is WorkChange.Schedule { Keep: true } && standing is not null)
            return true;

        var claim = change switch
        {
            WorkChange.Complete complete => complete.Work,
            WorkChange.Retry retry => retry.Work,
            _ => null,
        };
        if (claim is not null && standing?.Fence != _fences[claim])
            return false;

        if (standing is not null)
            work.Remove(standing);
        if (change is WorkChange.Schedule schedule)
            work.Add(new Work(owner, change.Kind, change.Key, schedule.DueAt, schedule.DueAt, 0, ++_fence, schedule.Data));
        if (change is WorkChange.Begin begin)
        {
            work.Add(new Work(owner, change.Kind, change.Key, begin.Work.DueAt, begin.Until, 0, ++_fence, begin.Work.Data));
            _fences[begin.Work] = _fence;
        }

        if (change is WorkChange.Retry again)
            work.Add(standing! with { DueAt = again.DueAt, VisibleAt = again.DueAt, Attempt = standing!.Attempt + 1, Fence = ++_fence });
        return true;
    }

    private IEnumerable<Row> NotesOf(Owner owner) => _rows.Where(row => row.Owner == owner && row.Type == SpecificationSchema.Notes);

    private static Stored<Note>? Stored(Row? row) => row is null ? null : new Stored<Note>(row.Note, row.Version);

    private sealed record Row(Owner Owner, RecordType Type, string Id, long Version, object Record, string? Title, string? Code)
    {
        public Note Note => (Note)Record;

        public bool Is(Owner owner, RecordType type, string id) => Owner == owner && Type == type && Id == id;

        public string? NameOf(UniqueName name) => name.Column.Name == "title" ? Title : Code;
    }

    private sealed record Sum(Owner Owner, string Name, string Key, long Value);

    private sealed record Work(
        Owner Owner,
        string Kind,
        string Key,
        DateTimeOffset DueAt,
        DateTimeOffset VisibleAt,
        int Attempt,
        long Fence,
        string? Data
    );
}
