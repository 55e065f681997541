namespace Payments.Storage;

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
