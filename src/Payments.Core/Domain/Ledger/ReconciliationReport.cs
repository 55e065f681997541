namespace Payments;

/// <summary>What the books of an owner's processors, the records and the ledger say of the same money.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Currencies">One of each currency that stands in any of the books, by its code.</param>
/// <param name="Charges">Charges whose rows say otherwise than the charge does, at most <see cref="Limits.ReconciledCharges"/>;
/// none where the rows were not read.</param>
/// <param name="Unread">Processors that have no books to read: for them the records stand alone.</param>
public sealed record ReconciliationReport(
    Owner Owner,
    DateTimeOffset At,
    IReadOnlyList<CurrencyReconciliation> Currencies,
    IReadOnlyList<ChargeDifference> Charges,
    IReadOnlyList<string> Unread
)
{
    /// <summary>True where every difference is zero and no charge differs.</summary>
    public bool IsSound => Charges.Count == 0 && Currencies.All(currency => currency.Difference.IsZero);
}
