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

    /// <summary>The record as it stands; null where only the file knows.</summary>
    public Stored<T>? Find<T>(RecordType<T> type, Owner owner, string id)
        where T : class
    {
        var key = ((RecordType)type, owner, id);
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

    /// <summary>Somebody else has written the file.</summary>
    public void Clear()
    {
        Volatile.Write(ref _old, new());
        Volatile.Write(ref _new, new());
    }

    private sealed record Kept(object Record, long Version);
}
