using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Payments.Storage.Sqlite;

/// <summary>
/// What the store's one writer has committed last, so that it need not be read back. It is filled by commits alone, before they are
/// acknowledged, and never by a read, which could put an older version there. What is not in it is read from the file.
/// </summary>
internal sealed class RecentRecords
{
    // Some megabytes. A payment's records are read again within a second or not for long. Each has one place, which it takes from another.
    private const int Places = 8192;

    // Beyond, all are left to the file: a process in which only the host writes never clears them.
    private const int MostLeft = 4096;

    private readonly Kept?[] _kept = new Kept?[Places];

    // Written in a transaction of the host's, which may still be open.
    private readonly ConcurrentDictionary<(RecordType Type, Owner Owner, string Id), bool> _left = new();
    private volatile bool _leavesAny;
    private volatile bool _leavesAll;

    /// <summary>Whether some records are left to the file.</summary>
    public bool LeavesAny => _leavesAny;

    /// <summary>The record as it stands; null where only the file knows.</summary>
    public Stored<T>? Find<T>(RecordType<T> type, Owner owner, string id)
        where T : class
    {
        if (_leavesAny && (_leavesAll || _left.ContainsKey((type, owner, id))))
            return null;

        return Volatile.Read(ref Place(type, id)) is { } kept && kept.Is(type, owner, id)
            ? new Stored<T>((T)kept.Record, kept.Version)
            : null;
    }

    /// <summary>After a commit, by the writer.</summary>
    public void Put(RecordType type, Owner owner, string id, object record, long version) =>
        Volatile.Write(ref Place(type, id), new Kept(type, owner, id, record, version));

    /// <summary>After a commit, by the writer.</summary>
    public void Remove(RecordType type, Owner owner, string id)
    {
        ref var place = ref Place(type, id);
        if (place is { } kept && kept.Is(type, owner, id))
            Volatile.Write(ref place, null);
    }

    /// <summary>
    /// A transaction of the host's has written a record, and has the write lock until it ends. What the writer noted before, or is about
    /// to note, is not asked for until the writer has the lock itself.
    /// </summary>
    public void LeaveToTheFile(RecordType type, Owner owner, string id)
    {
        if (_left.Count >= MostLeft)
            _leavesAll = true;
        else
            _left[(type, owner, id)] = true;
        _leavesAny = true;
    }

    /// <summary>Somebody else has written the file, and the writer has the write lock: that is committed now, or rolled back.</summary>
    public void Clear()
    {
        Array.Clear(_kept);
        _left.Clear();
        _leavesAll = false;
        _leavesAny = false;
    }

    private ref Kept? Place(RecordType type, string id) =>
        ref _kept[unchecked((uint)HashCode.Combine(RuntimeHelpers.GetHashCode(type), id)) % Places];

    private sealed record Kept(RecordType Type, Owner Owner, string Id, object Record, long Version)
    {
        public bool Is(RecordType type, Owner owner, string id) => Type == type && Id == id && Owner == owner;
    }
}
