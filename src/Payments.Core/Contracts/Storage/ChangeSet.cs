namespace Payments.Storage;

/// <summary>
/// What one decision changes: records, running sums, and due work. It touches one owner, and a store applies all of it or none.
/// Writes are applied in the order in which they were added; the first that is refused decides the result. A record appears in it at
/// most once. Ids, kinds, keys and data are <see cref="StorableText"/>.
/// </summary>
/// <param name="owner">Whose records these are.</param>
public sealed class ChangeSet(Owner owner)
{
    private static readonly IComparer<(string Sum, string Key)> BySumAndKey = Comparer<(string Sum, string Key)>.Create(
        (left, right) =>
        {
            var order = Utf8Order.Compare(left.Sum, right.Sum);
            return order != 0 ? order : Utf8Order.Compare(left.Key, right.Key);
        }
    );

    private readonly List<RecordWrite> _writes = [];
    private readonly SortedDictionary<(string Sum, string Key), long> _sums = new(BySumAndKey);
    private readonly List<WorkChange> _work = [];

    /// <summary>Whose records these are.</summary>
    public Owner Owner { get; } = owner;

    /// <summary>
    /// Whether nobody waits for the commit. A store may then hold it back for some milliseconds, so that it goes to the disk together with
    /// what comes next. False by default.
    /// </summary>
    public bool CanWait { get; set; }

    /// <summary>The records to write, in order.</summary>
    public IReadOnlyList<RecordWrite> Writes => _writes;

    /// <summary>
    /// What to add to running sums, after the records; each sum and key once. By sum and key in UTF-8 order, so that stores
    /// which lock rows one by one never wait for each other in a circle.
    /// </summary>
    public IReadOnlyList<SumChange> Sums => [.. _sums.Select(sum => new SumChange(sum.Key.Sum, sum.Key.Key, sum.Value))];

    /// <summary>The rows of due work to change, in order, after the records and the sums.</summary>
    public IReadOnlyList<WorkChange> Work => _work;

    /// <summary>True where committing would change nothing.</summary>
    public bool IsEmpty => _writes.Count == 0 && _sums.Count == 0 && _work.Count == 0;

    /// <summary>Adds a record whose id and unique names must be free.</summary>
    /// <exception cref="ArgumentException">The id is empty or not storable.</exception>
    /// <exception cref="InvalidOperationException">The record is in this set already.</exception>
    public ChangeSet Insert<T>(RecordType<T> type, T record)
        where T : class
    {
        var id = type.IdOf(record);
        if (id.Length == 0)
            throw new ArgumentException("A record has an id.", nameof(record));

        return Write(new RecordWrite(type, StorableText.Require(id, nameof(record)), 0, record));
    }

    /// <summary>
    /// Replaces a record that must still have the version it was read at. Its unique names stay as they were inserted.
    /// </summary>
    /// <exception cref="ArgumentException">The new record has another id.</exception>
    /// <exception cref="InvalidOperationException">The record is in this set already, or its type is append-only.</exception>
    public ChangeSet Update<T>(RecordType<T> type, Stored<T> read, T record)
        where T : class
    {
        RequireChangeable(type);
        var id = type.IdOf(read.Value);
        if (type.IdOf(record) != id)
            throw new ArgumentException($"An update keeps the id {id}: delete the record and insert another.", nameof(record));

        return Write(new RecordWrite(type, id, read.Version, record));
    }

    /// <summary>Removes a record that must still have the version it was read at.</summary>
    /// <exception cref="InvalidOperationException">The record is in this set already, or its type is append-only.</exception>
    public ChangeSet Delete<T>(RecordType<T> type, Stored<T> read)
        where T : class
    {
        RequireChangeable(type);
        return Write(new RecordWrite(type, type.IdOf(read.Value), read.Version, null));
    }

    /// <summary>
    /// Adds to a running sum, which begins at 0 and has no version: whatever others add at the same time, no set blocks another. What
    /// is added to the same sum and key again goes together; where that comes to 0, nothing is written.
    /// </summary>
    /// <param name="sum">Which sum: 1 to 40 of lower snake case. It needs no declaration.</param>
    /// <param name="key">What is summed; unique in owner and sum.</param>
    /// <param name="delta">What is added; less than 0 to take away.</param>
    /// <exception cref="ArgumentException">The name or the key is not as above.</exception>
    /// <exception cref="OverflowException">What this set adds to the sum leaves the range of a 64-bit integer.</exception>
    public ChangeSet Add(string sum, string key, long delta)
    {
        RecordTypeRules.RequireName(sum);
        var place = (sum, StorableText.Require(key, nameof(key)));
        var together = _sums.GetValueOrDefault(place) + delta;
        if (together == 0)
            _sums.Remove(place);
        else
            _sums[place] = together;
        return this;
    }

    /// <summary>What this set writes of a record already, or null.</summary>
    internal T? Pending<T>(RecordType<T> type, string id)
        where T : class => _writes.Find(write => write.Type == type && write.Id == id)?.Record as T;

    /// <summary>Replaces the last state of a record that is in this set.</summary>
    internal void Revise<T>(RecordType<T> type, T record)
        where T : class
    {
        var index = _writes.FindIndex(write => write.Type == type && write.Id == type.IdOf(record));
        _writes[index] = _writes[index] with { Record = record };
    }

    /// <summary>Adds a row of due work, or replaces the existing one.</summary>
    public ChangeSet Schedule(string kind, string key, DateTimeOffset dueAt, string? data = null)
    {
        if (data is not null)
            StorableText.Require(data, nameof(data));

        return Change(new WorkChange.Schedule(kind, key, dueAt, data, Keep: false));
    }

    /// <summary>Adds a row of due work unless there is one.</summary>
    public ChangeSet ScheduleOnce(string kind, string key, DateTimeOffset dueAt) =>
        Change(new WorkChange.Schedule(kind, key, dueAt, Data: null, Keep: true));

    /// <summary>
    /// Adds a row of due work that this process does itself once the set is committed. Until <paramref name="until"/> nobody else can claim
    /// it, and afterwards everybody.
    /// </summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="key">To what; unique in owner and kind.</param>
    /// <param name="dueAt">When it is due, which is now.</param>
    /// <param name="until">The end of the lease.</param>
    /// <param name="data">What is left with it, or null.</param>
    /// <returns>The claimed row, to be completed or given back.</returns>
    public DueWork Begin(string kind, string key, DateTimeOffset dueAt, DateTimeOffset until, string? data = null)
    {
        if (data is not null)
            StorableText.Require(data, nameof(data));

        var work = new DueWork(Owner, kind, key, dueAt, 0, Fences.New(), data);
        Change(new WorkChange.Begin(work, until));
        return work;
    }

    /// <summary>Removes a row of due work if it exists.</summary>
    public ChangeSet Cancel(string kind, string key) => Change(new WorkChange.Cancel(kind, key));

    /// <summary>Removes a claimed row: its work is done.</summary>
    /// <exception cref="ArgumentException">It is another owner's.</exception>
    public ChangeSet Complete(DueWork work) => Change(new WorkChange.Complete(Own(work)));

    /// <summary>Gives a claimed row back, to be claimed again at a later time.</summary>
    /// <exception cref="ArgumentException">It is another owner's.</exception>
    public ChangeSet Retry(DueWork work, DateTimeOffset dueAt) => Change(new WorkChange.Retry(Own(work), dueAt));

    private static void RequireChangeable(RecordType type)
    {
        if (type.AppendOnly)
            throw new InvalidOperationException($"A record of {type.Table} is never changed or removed. Insert another that corrects it.");
    }

    private ChangeSet Write(RecordWrite write)
    {
        foreach (var other in _writes)
        {
            if (other.Id == write.Id && other.Type == write.Type)
                throw new InvalidOperationException(
                    $"{write.Type.Table} {write.Id} appears more than once in one change set. Write its last state only."
                );
        }

        _writes.Add(write);
        return this;
    }

    private ChangeSet Change(WorkChange change)
    {
        StorableText.Require(change.Kind, nameof(change.Kind));
        StorableText.Require(change.Key, nameof(change.Key));
        _work.Add(change);
        return this;
    }

    private DueWork Own(DueWork work) =>
        work.Owner == Owner
            ? work
            : throw new ArgumentException($"The work belongs to {work.Owner}, the change set to {Owner}.", nameof(work));
}

/// <summary>One record's part in a change set.</summary>
/// <param name="Type">The record's table.</param>
/// <param name="Id">The record's id.</param>
/// <param name="ExpectedVersion">0 to insert a record that must not exist; else the version that must still be current.</param>
/// <param name="Record">The new record, or null to delete the existing one.</param>
public sealed record RecordWrite(RecordType Type, string Id, long ExpectedVersion, object? Record);
