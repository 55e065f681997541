using System.Collections.Concurrent;

namespace Payments.Storage.Sqlite;

/// <summary>
/// What the store's one writer has committed last, so that it need not be read back. It is filled by commits alone, before they are
/// acknowledged, and never by a read, which could put an older version there. What is not in it is read from the file.
/// </summary>
internal sealed class RecentRecords
{
    // Some megabytes. A payment's records are read again within a second or not for long.
    private const int Most = 4096;

    private ConcurrentDictionary<(RecordType Type, Owner Owner, string Id), Kept> _new = new();
    private ConcurrentDictionary<(RecordType Type, Owner Owner, string Id), Kept> _old = new();

    // Written in a transaction of the host's, which may still be open.
    private readonly ConcurrentDictionary<(RecordType Type, Owner Owner, string Id), bool> _left = new();
    private volatile bool _leavesAny;

    /// <summary>Whether some records are left to the file.</summary>
    public bool LeavesAny => _leavesAny;

    /// <summary>The record as it stands; null where only the file knows.</summary>
    public Stored<T>? Find<T>(RecordType<T> type, Owner owner, string id)
        where T : class
    {
        var key = ((RecordType)type, owner, id);
        if (_leavesAny && _left.ContainsKey(key))
            return null;

        return Volatile.Read(ref _new).TryGetValue(key, out var kept) || Volatile.Read(ref _old).TryGetValue(key, out kept)
            ? new Stored<T>((T)kept.Record, kept.Version)
            : null;
    }

    /// <summary>After a commit, by the writer.</summary>
    public void Put(RecordType type, Owner owner, string id, object record, long version)
    {
        if (_new.Count >= Most)
        {
            Volatile.Write(ref _old, _new);
            Volatile.Write(ref _new, new());
        }

        _new[(type, owner, id)] = new Kept(record, version);
    }

    /// <summary>After a commit, by the writer.</summary>
    public void Remove(RecordType type, Owner owner, string id)
    {
        _new.TryRemove((type, owner, id), out _);
        _old.TryRemove((type, owner, id), out _);
    }

    /// <summary>
    /// A transaction of the host's has written a record, and has the write lock until it ends. What the writer noted before, or is about
    /// to note, is not asked for until the writer has the lock itself.
    /// </summary>
    public void LeaveToTheFile(RecordType type, Owner owner, string id)
    {
        _left[(type, owner, id)] = true;
        _leavesAny = true;
    }

    /// <summary>Somebody else has written the file, and the writer has the write lock: that is committed now, or rolled back.</summary>
    public void Clear()
    {
        Volatile.Write(ref _old, new());
        Volatile.Write(ref _new, new());
        _left.Clear();
        _leavesAny = false;
    }

    private sealed record Kept(object Record, long Version);
}
