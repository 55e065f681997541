namespace Payments.Storage;

/// <summary>
/// A row of due work as it stands; times are Unix milliseconds. Under a lease <paramref name="VisibleAt"/> is the lease's end.
/// </summary>
internal sealed record MemoryWorkRow(long DueAt, long VisibleAt, int Attempt, long Fence, string? Data);
