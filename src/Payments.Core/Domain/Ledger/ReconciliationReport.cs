using Payments.Providers;

namespace Payments;

/// <summary>What an owner's provider statements, records and ledger say about the same money.</summary>
/// <param name="Owner">The owner.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Currencies">One for each currency in any of the sources, by its code.</param>
/// <param name="Charges">Charges whose rows say otherwise than the charge does, at most <see cref="Limits.ReconciledCharges"/>;
/// none where the rows were not read.</param>
/// <param name="Unread">Providers without a statement: for them there are only the records.</param>
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

/// <summary>What the ledger says beside what it must say.</summary>
/// <param name="Account">
/// "clearing" (all money at providers), "reserved", "disputed" and "suspense" against the records; "all", which is zero
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

/// <summary>The three sources for one currency, side by side.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Providers">What the provider statements say.</param>
/// <param name="Records">What charges, refunds, disputes and bank lines of the same providers say.</param>
/// <param name="PaidOut">What the merchant took from its money at providers: payouts, and bank lines that it sent back.</param>
/// <param name="Accounts">What the ledger's accounts hold, beside what they must hold by the records.</param>
public sealed record CurrencyReconciliation(
    Currency Currency,
    ProviderTotals Providers,
    ProviderTotals Records,
    Money PaidOut,
    IReadOnlyList<AccountReconciliation> Accounts
)
{
    /// <summary>
    /// All differences together, each as more than zero, so that none hides another: zero exactly where all three sources agree.
    /// </summary>
    public Money Difference
    {
        get
        {
            var difference =
                Size(Providers.Received - Records.Received)
                + Size(Providers.Refunded - Records.Refunded)
                + Size(Providers.Disputed - Records.Disputed)
                + Size(Providers.Returned - Records.Returned);
            foreach (var account in Accounts)
                difference += Size(account.Difference);
            return difference;
        }
    }

    private static Money Size(Money amount) => amount.IsNegative ? -amount : amount;
}

/// <summary>A charge whose rows in the ledger say otherwise than it does itself.</summary>
/// <param name="ChargeId">The charge.</param>
/// <param name="Account">"clearing", "reserved" or "suspense".</param>
/// <param name="Expected">What its rows must come to there.</param>
/// <param name="Booked">What they come to.</param>
public sealed record ChargeDifference(string ChargeId, string Account, Money Expected, Money Booked);
