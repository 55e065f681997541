namespace Payments;

/// <summary>Makes balances of running sums. Pure.</summary>
internal static class Balances
{
    /// <summary>What an owner has at the end of a day, in each currency that was ever posted, by its code.</summary>
    /// <param name="sums">All of the owner's sums.</param>
    /// <param name="on">The day: what was posted later does not count, and what is available later is pending.</param>
    public static IReadOnlyList<Balance> At(IEnumerable<LedgerSum> sums, DateOnly on)
    {
        var balances = new SortedDictionary<string, Balance>(StringComparer.Ordinal);
        foreach (var sum in sums)
        {
            if (sum.PostedOn > on)
                continue;

            var currency = sum.Net.Currency;
            var balance = balances.GetValueOrDefault(currency.Code) ?? Balance.Zero(currency);
            balances[currency.Code] = Add(balance, sum, on);
        }

        return [.. balances.Values];
    }

    private static Balance Add(Balance balance, LedgerSum sum, DateOnly on) =>
        sum.Account == LedgerAccount.Funds
            ? sum.AvailableOn > on
                ? balance with
                {
                    Pending = balance.Pending + sum.Net,
                }
                : balance with
                {
                    Available = balance.Available + sum.Net,
                }
            : sum.Account == LedgerAccount.Reserved
                ? balance with
                {
                    Reserved = balance.Reserved + sum.Net,
                }
                : sum.Account == LedgerAccount.Suspense
                    ? balance with
                    {
                        Suspense = balance.Suspense + sum.Net,
                    }
                    : sum.Account == LedgerAccount.CustomerCredit || sum.Account == LedgerAccount.AppliedCredit
                        ? balance with
                        {
                            CustomerCredit = balance.CustomerCredit + sum.Net,
                        }
                        : balance;
}

/// <summary>What was moved into an account on one day.</summary>
/// <param name="Account">The account.</param>
/// <param name="Net">What was credited less what was debited.</param>
/// <param name="PostedOn">The day.</param>
/// <param name="AvailableOn">From which day it is available; null for accounts that have no such day.</param>
internal sealed record LedgerSum(LedgerAccount Account, Money Net, DateOnly PostedOn, DateOnly? AvailableOn);
