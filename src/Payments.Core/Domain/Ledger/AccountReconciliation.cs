namespace Payments;

/// <summary>What the ledger says beside what it must say.</summary>
/// <param name="Account">
/// "clearing" (all that stands at processors), "reserved", "disputed" and "suspense" against the records; "all", which is zero
/// where debits and credits balance; and, where the rows were read, each account's running sums against its rows, as "rows:" and
/// the account's name.
/// </param>
/// <param name="Expected">What it must be.</param>
/// <param name="Booked">What it is.</param>
public sealed record AccountReconciliation(string Account, Money Expected, Money Booked)
{
    /// <summary>What is booked too much; below zero, too little.</summary>
    public Money Difference => Booked - Expected;
}
