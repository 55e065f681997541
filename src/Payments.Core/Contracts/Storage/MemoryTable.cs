using System.Collections.Immutable;

namespace Payments.Storage;

/// <summary>One table at one moment: its rows by id, who goes by which unique name, and the declared lists.</summary>
internal sealed class MemoryTable
{
    private readonly RecordType _type;
    private readonly ImmutableDictionary<(Owner Owner, string Id), MemoryRow> _rows;
    private readonly ImmutableDictionary<(Owner Owner, string Column, string Value), MemoryRow> _names;
    private readonly ImmutableArray<ImmutableSortedSet<MemoryListKey>> _lists;

    private MemoryTable(
        RecordType type,
        ImmutableDictionary<(Owner Owner, string Id), MemoryRow> rows,
        ImmutableDictionary<(Owner Owner, string Column, string Value), MemoryRow> names,
        ImmutableArray<ImmutableSortedSet<MemoryListKey>> lists
    )
    {
        _type = type;
        _rows = rows;
        _names = names;
        _lists = lists;
    }

    public static MemoryTable Empty(RecordType type) =>
        new(
            type,
            ImmutableDictionary<(Owner Owner, string Id), MemoryRow>.Empty,
            ImmutableDictionary<(Owner Owner, string Column, string Value), MemoryRow>.Empty,
            [.. type.Lists.Select(_ => ImmutableSortedSet<MemoryListKey>.Empty)]
        );

    public MemoryRow? Get(Owner owner, string id) => _rows.GetValueOrDefault((owner, id));

    public MemoryRow? Find(Owner owner, UniqueName name, string value) => _names.GetValueOrDefault((owner, name.Column.Name, value));

    public IEnumerable<MemoryRow> List(Owner owner, ListQuery query)
    {
        var keys = _lists[IndexOf(query.Order)];
        var (low, high) = RangeOf(keys, owner, query);
        var skip = Math.Min(query.Skip, Math.Max(high - low, 0));
        (low, high) = query.Descending ? (low, high - skip) : (low + skip, high);
        var count = Math.Clamp(high - low, 0, query.Limit);
        return Enumerable.Range(0, count).Select(step => _rows[(owner, keys[query.Descending ? high - 1 - step : low + step].Id!)]);
    }

    public long Count(Owner owner, ListQuery query)
    {
        var (low, high) = RangeOf(_lists[IndexOf(query.Order)], owner, query);
        return Math.Max(high - low, 0);
    }

    private static (int Low, int High) RangeOf(ImmutableSortedSet<MemoryListKey> keys, Owner owner, ListQuery query)
    {
        var group = query.Group ?? "";
        var hasBy = query.Order.By is not null;
        var low = Before(keys, new MemoryListKey(owner, group, hasBy ? long.MinValue : 0, query.IdFrom ?? ""));
        var high = Before(keys, new MemoryListKey(owner, group, hasBy ? query.UpTo ?? long.MaxValue : 0, query.IdBefore));
        if (query.After is { } after)
        {
            var place = new MemoryListKey(owner, group, hasBy ? after.By : 0, after.Id);
            if (query.Descending)
                high = Math.Min(high, Before(keys, place));
            else
                low = Math.Max(low, Before(keys, place) + (keys.Contains(place) ? 1 : 0));
        }

        return (low, high);
    }

    public CommitResult Apply(Owner owner, RecordWrite write, out MemoryTable next)
    {
        next = this;
        var standing = Get(owner, write.Id);
        if (write.ExpectedVersion == 0)
        {
            if (standing is not null)
                return CommitResult.Duplicate(_type.Table, null);

            var row = new MemoryRow(write.Id, write.Record!, 1, _type.ColumnsOf(write.Record!));
            foreach (var name in NamesOf(owner, row))
            {
                if (_names.ContainsKey(name))
                    return CommitResult.Duplicate(_type.Table, name.Column);
            }

            next = With(owner, null, row);
            return CommitResult.Committed;
        }

        if (standing is null || standing.Version != write.ExpectedVersion)
            return CommitResult.Conflict(_type.Table);

        next = With(owner, standing, write.Record is null ? null : Updated(standing, write.Record));
        return CommitResult.Committed;
    }

    private MemoryRow Updated(MemoryRow standing, object record)
    {
        var columns = _type.ColumnsOf(record);
        foreach (var name in _type.UniqueNames)
        {
            var index = IndexOf(name.Column);
            columns[index] = standing.Columns[index];
        }

        return new MemoryRow(standing.Id, record, checked(standing.Version + 1), columns);
    }

    private MemoryTable With(Owner owner, MemoryRow? old, MemoryRow? row)
    {
        var rows = _rows;
        var names = _names;
        if (old is not null)
        {
            rows = rows.Remove((owner, old.Id));
            names = names.RemoveRange(NamesOf(owner, old));
        }

        if (row is not null)
        {
            rows = rows.Add((owner, row.Id), row);
            names = names.AddRange(NamesOf(owner, row).Select(name => KeyValuePair.Create(name, row)));
        }

        return new MemoryTable(
            _type,
            rows,
            names,
            [.. _type.Lists.Select((list, index) => Moved(_lists[index], PlaceIn(list, owner, old), PlaceIn(list, owner, row)))]
        );
    }

    private static ImmutableSortedSet<MemoryListKey> Moved(ImmutableSortedSet<MemoryListKey> keys, MemoryListKey? from, MemoryListKey? to)
    {
        if (from == to)
            return keys;
        if (from is { } old)
            keys = keys.Remove(old);

        return to is { } place ? keys.Add(place) : keys;
    }

    private MemoryListKey? PlaceIn(ListOrder list, Owner owner, MemoryRow? row)
    {
        if (row is null)
            return null;

        var group = list.Group is null ? "" : row.Columns[IndexOf(list.Group)];
        var by = list.By is null ? 0L : row.Columns[IndexOf(list.By)];
        return group is null || by is null ? null : new MemoryListKey(owner, (string)group, (long)by, row.Id);
    }

    private IEnumerable<(Owner Owner, string Column, string Value)> NamesOf(Owner owner, MemoryRow row)
    {
        foreach (var name in _type.UniqueNames)
        {
            if (row.Columns[IndexOf(name.Column)] is string value)
                yield return (owner, name.Column.Name, value);
        }
    }

    /// <summary>How many keys come before this place.</summary>
    private static int Before(ImmutableSortedSet<MemoryListKey> keys, MemoryListKey place)
    {
        var index = keys.IndexOf(place);
        return index < 0 ? ~index : index;
    }

    private int IndexOf(ListOrder order) => Index(_type.Lists, list => list.Name == order.Name);

    private int IndexOf(Column column) => Index(_type.Columns, own => own.Name == column.Name);

    private static int Index<T>(IReadOnlyList<T> all, Predicate<T> match)
    {
        for (var index = 0; index < all.Count; index++)
        {
            if (match(all[index]))
                return index;
        }

        throw new InvalidOperationException("The record type was checked when it was declared.");
    }
}

/// <summary>A record with what a SQL store would keep beside it.</summary>
internal sealed record MemoryRow(string Id, object Record, long Version, object?[] Columns)
{
    public Stored<T> As<T>()
        where T : class => new((T)Record, Version);
}

/// <summary>
/// A record's place among all in one list, in the order of a SQL index over (account, livemode, group, by, id).
/// A null id sorts after every id, so that the end of a group can be looked for.
/// </summary>
internal readonly record struct MemoryListKey(Owner Owner, string Group, long By, string? Id) : IComparable<MemoryListKey>
{
    public int CompareTo(MemoryListKey other)
    {
        var order = Utf8Order.Compare(Owner, other.Owner);
        if (order == 0)
            order = Utf8Order.Compare(Group, other.Group);
        if (order == 0)
            order = By.CompareTo(other.By);
        if (order != 0)
            return order;

        return Id is null || other.Id is null ? (Id is null).CompareTo(other.Id is null) : Utf8Order.Compare(Id, other.Id);
    }
}
