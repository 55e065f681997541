namespace Payments.Storage;

/// <summary>
/// A record's place among all that stand in one list, in the order of a SQL index over (account, livemode, group, by, id).
/// A null id stands after every id, so that the end of a group can be looked for.
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
