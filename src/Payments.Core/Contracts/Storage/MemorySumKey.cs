namespace Payments.Storage;

/// <summary>
/// A running sum's place, in the order of a SQL key over (account, livemode, sum, key). A null key stands after every key.
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
