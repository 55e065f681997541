namespace Payments.Simulator;

/// <param name="Value">What was decided.</param>
/// <param name="Recorded">Ends when all of it would outlive a crash; nobody may be told of it before.</param>
internal sealed record LedgerDecision<T>(T Value, Task Recorded);
