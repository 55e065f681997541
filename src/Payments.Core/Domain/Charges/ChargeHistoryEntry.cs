namespace Payments;

/// <summary>One state that a charge has been in.</summary>
/// <param name="Status">The state.</param>
/// <param name="At">When it began.</param>
/// <param name="Reference">The processor's own id for the charge, once it is known.</param>
/// <param name="Reason">Why, in words; null where there is nothing to say.</param>
public sealed record ChargeHistoryEntry(ChargeStatus Status, DateTimeOffset At, string? Reference, string? Reason);
