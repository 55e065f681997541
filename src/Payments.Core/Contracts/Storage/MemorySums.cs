using System.Collections.Immutable;

namespace Payments.Storage;

/// <summary>The running sums at one moment: by key, and in the order of their keys.</summary>
internal sealed class MemorySums
{
    private readonly ImmutableDictionary<MemorySumKey, long> _values;
    private readonly ImmutableSortedSet<MemorySumKey> _keys;

    private MemorySums(ImmutableDictionary<MemorySumKey, long> values, ImmutableSortedSet<MemorySumKey> keys)
    {
        _values = values;
        _keys = keys;
    }

    public static MemorySums Empty { get; } = new(ImmutableDictionary<MemorySumKey, long>.Empty, []);

    public IEnumerable<RunningSum> Range(Owner owner, string sum, string? from, string? before)
    {
        var end = PlaceOf(new MemorySumKey(owner, sum, before));
        for (var index = PlaceOf(new MemorySumKey(owner, sum, from ?? "")); index < end; index++)
            yield return new RunningSum(_keys[index].Key!, _values[_keys[index]]);
    }

    /// <exception cref="StoreException">The sum would leave the range of a 64-bit integer.</exception>
    public MemorySums Add(Owner owner, SumChange change)
    {
        var place = new MemorySumKey(owner, change.Sum, change.Key);
        try
        {
            return new MemorySums(_values.SetItem(place, _values.GetValueOrDefault(place) + change.Delta), _keys.Add(place));
        }
        catch (OverflowException error)
        {
            throw change.OutOfRange(error);
        }
    }

    /// <summary>How many keys come before this one.</summary>
    private int PlaceOf(MemorySumKey key)
    {
        var index = _keys.IndexOf(key);
        return index < 0 ? ~index : index;
    }
}

/// <summary>
/// A running sum's place, in the order of a SQL key over (account, livemode, sum, key). A null key sorts after every key.
/// </summary>
internal readonly record struct MemorySumKey(Owner Owner, string Sum, string? Key) : IComparable<MemorySumKey>
{
    public int CompareTo(MemorySumKey other)
    {
        var order = Utf8Order.Compare(Owner, other.Owner);
        if (order == 0)
            order = Utf8Order.Compare(Sum, other.Sum);
        if (order != 0)
            return order;

        return Key is null || other.Key is null ? (Key is null).CompareTo(other.Key is null) : Utf8Order.Compare(Key, other.Key);
    }
}
