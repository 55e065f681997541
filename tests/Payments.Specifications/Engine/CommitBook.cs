using Payments.Storage;

namespace Payments.Specifications;

/// <summary>
/// What committed sets have left, read off the sets themselves and not off the store: rows of due work, and charges in their
/// order.
/// </summary>
public sealed class CommitBook
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string Kind, string Key)> _work = [];

    // Rows that were completed before the set that scheduled them was read here: a worker may be faster than the one who told it.
    private readonly HashSet<(string Kind, string Key)> _early = [];
    private readonly List<string> _charges = [];

    /// <summary>The ids of all charges, in the order in which they were inserted.</summary>
    public IReadOnlyList<string> Charges
    {
        get
        {
            lock (_gate)
                return [.. _charges];
        }
    }

    /// <summary>The keys of the rows of a kind that stand, in order.</summary>
    public IReadOnlyList<string> WorkOf(string kind)
    {
        lock (_gate)
            return [.. _work.Where(row => row.Kind == kind).Select(row => row.Key).Order(StringComparer.Ordinal)];
    }

    public void Committed(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_gate)
        {
            _charges.AddRange(
                changes
                    .Writes.Where(write => write.Type == PaymentsSchema.Current.Table<Charge>() && write.ExpectedVersion == 0)
                    .Select(write => write.Id)
            );
            foreach (var change in changes.Work)
            {
                var row = (change.Kind, change.Key);
                if (change is (WorkChange.Schedule or WorkChange.Begin) && !_early.Remove(row))
                    _work.Add(row);
                else if (change is WorkChange.Cancel)
                    _work.Remove(row);
                else if (change is WorkChange.Complete && !_work.Remove(row))
                    _early.Add(row);
            }
        }
    }
}
