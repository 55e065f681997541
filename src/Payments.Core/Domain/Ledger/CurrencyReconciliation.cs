using Payments.Providers;

namespace Payments;

/// <summary>Three books of one currency beside each other.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Processors">What the processors that have books say.</param>
/// <param name="Records">What charges, refunds, disputes and bank lines of the same processors say.</param>
/// <param name="PaidOut">What the merchant took from what stands at processors: payouts, and bank lines that it sent back.</param>
/// <param name="Accounts">What the ledger's accounts hold, beside what they must hold by the records.</param>
public sealed record CurrencyReconciliation(
    Currency Currency,
    ProviderTotals Processors,
    ProviderTotals Records,
    Money PaidOut,
    IReadOnlyList<AccountReconciliation> Accounts
)
{
    /// <summary>
    /// All differences together, each as more than zero, so that none hides another: zero exactly where all three books agree.
    /// </summary>
    public Money Difference
    {
        get
        {
            var difference =
                Size(Processors.Received - Records.Received)
                + Size(Processors.Refunded - Records.Refunded)
                + Size(Processors.Disputed - Records.Disputed)
                + Size(Processors.Returned - Records.Returned);
            foreach (var account in Accounts)
                difference += Size(account.Difference);
            return difference;
        }
    }

    private static Money Size(Money amount) => amount.IsNegative ? -amount : amount;
}
