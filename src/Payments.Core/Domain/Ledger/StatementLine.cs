namespace Payments;

/// <summary>What one row of the ledger has moved for one reason, as far as it changes the merchant's own money.</summary>
/// <param name="Row">The row.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Amount">More than zero where there is more of the merchant's money since, and less where there is less; never zero.</param>
/// <param name="Balance">The merchant's own money after it.</param>
/// <param name="AvailableOn">From which day (UTC) it counts as available, or null.</param>
public sealed record StatementLine(LedgerTransaction Row, LedgerEntryKind Kind, Money Amount, Money Balance, DateOnly? AvailableOn);
