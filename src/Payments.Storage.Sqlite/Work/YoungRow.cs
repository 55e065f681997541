namespace Payments.Storage.Sqlite;

/// <summary>Whose work, of what kind, and to what.</summary>
internal readonly record struct WorkPlace(Owner Owner, string Kind, string Key);

/// <summary>A row of due work that is not in its table yet; times are Unix milliseconds.</summary>
/// <param name="Place">Which.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="VisibleAt">From when it can be claimed: when it is due, or the end of its lease.</param>
/// <param name="Attempt">How many times it was given back.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Data">What was left with it.</param>
internal sealed record YoungRow(WorkPlace Place, long DueAt, long VisibleAt, int Attempt, long Fence, string? Data) : IComparable<YoungRow>
{
    /// <summary>How many times the log had been cleared when it was written last.</summary>
    public int Generation { get; set; }

    /// <summary>By time, account, mode and key: the order in which the rows of a kind are claimed.</summary>
    public int CompareTo(YoungRow? other)
    {
        if (other is null)
            return 1;

        var order = VisibleAt.CompareTo(other.VisibleAt);
        if (order == 0)
            order = Utf8Order.Compare(Place.Owner, other.Place.Owner);
        return order != 0 ? order : Utf8Order.Compare(Place.Key, other.Place.Key);
    }

    public DueWork AsWork() =>
        new(Place.Owner, Place.Kind, Place.Key, DateTimeOffset.FromUnixTimeMilliseconds(DueAt), Attempt, Fence, Data);
}
