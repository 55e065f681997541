namespace Payments;

/// <summary>What was moved in a range of days for one reason, by one method, of one sort of income, in one currency.</summary>
/// <param name="ReportingType">The sort of income; "charge" where none was named.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Method">The payer's method, or null where no payment is behind it.</param>
/// <param name="Entries">How many moves.</param>
/// <param name="Moved">All that they moved, whichever way.</param>
/// <param name="Net">What they changed of the merchant's own money: available, pending and reserved.</param>
public sealed record LedgerSummaryLine(string ReportingType, LedgerEntryKind Kind, string? Method, int Entries, Money Moved, Money Net);
