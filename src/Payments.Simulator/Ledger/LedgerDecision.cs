namespace Payments.Simulator;

/// <param name="Entry">What was decided.</param>
/// <param name="Recorded">Ends when the entry would outlive a crash; nobody may be told of it before.</param>
internal sealed record LedgerDecision(SimulatorEntry Entry, Task Recorded);
