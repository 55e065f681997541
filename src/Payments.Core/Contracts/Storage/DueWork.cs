namespace Payments.Storage;

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
