namespace Payments.Storage;

/// <summary>One row of due work's part in a change set. Closed: the five cases below.</summary>
public abstract record WorkChange
{
    private protected WorkChange(string kind, string key)
    {
        Kind = kind;
        Key = key;
    }

    /// <summary>What is to be done.</summary>
    public string Kind { get; }

    /// <summary>To what; unique in owner and kind.</summary>
    public string Key { get; }

    private protected abstract void Closed();

    /// <summary>
    /// Adds the row, or replaces the existing one (its lease is lost); where <paramref name="Keep"/>, keeps the existing one.
    /// </summary>
    public sealed record Schedule(string Kind, string Key, DateTimeOffset DueAt, string? Data, bool Keep) : WorkChange(Kind, Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>
    /// Adds a row that is claimed from the start by the process that adds it, until <paramref name="Until"/>: the work is done after the
    /// commit without a claim, and where the process dies it can be claimed from then on. An existing row is replaced.
    /// </summary>
    public sealed record Begin(DueWork Work, DateTimeOffset Until) : WorkChange(Work.Kind, Work.Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>Removes the row if it exists, claimed or not.</summary>
    public sealed record Cancel(string Kind, string Key) : WorkChange(Kind, Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>Removes a claimed row. Where its fence has moved, the whole set answers <see cref="CommitResult.LeaseLost"/>.</summary>
    public sealed record Complete(DueWork Work) : WorkChange(Work.Kind, Work.Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>
    /// Gives a claimed row back with a later time and one more attempt. Where its fence has moved, the whole set answers
    /// <see cref="CommitResult.LeaseLost"/>.
    /// </summary>
    public sealed record Retry(DueWork Work, DateTimeOffset DueAt) : WorkChange(Work.Kind, Work.Key)
    {
        private protected override void Closed() { }
    }
}

/// <summary>A row of due work, claimed: this process alone may act on it until the lease ends.</summary>
/// <param name="Owner">Whose work it is.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Key">To what; unique in owner and kind.</param>
/// <param name="DueAt">When it became due, in whole milliseconds (what is finer is cut off).</param>
/// <param name="Attempt">How many times it was given back by <see cref="WorkChange.Retry"/>; 0 at first.</param>
/// <param name="Fence">
/// Rises with every claim, replacement and retry; a write with another fence is refused. A row that is scheduled after
/// its removal begins at a fence that no earlier row of its key had.
/// </param>
/// <param name="Data">What the scheduler left with it, or null.</param>
public sealed record DueWork(Owner Owner, string Kind, string Key, DateTimeOffset DueAt, int Attempt, long Fence, string? Data);

/// <summary>What a claim brought.</summary>
/// <param name="Items">The claimed rows, the longest claimable first.</param>
/// <param name="NextDueAt">
/// When the next row of the kinds asked for can be claimed, the claimed ones at the end of their lease among them; a time
/// that has come where more was due than the limit; null where there is no row.
/// </param>
public sealed record WorkBatch(IReadOnlyList<DueWork> Items, DateTimeOffset? NextDueAt);
