namespace Payments;

/// <summary>What an owner has in one currency, at the end of a day or now. Each may be below zero but for suspense and credit.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Available">The merchant's own, that can be paid out.</param>
/// <param name="Pending">The merchant's own, that is available from a later day.</param>
/// <param name="Reserved">The merchant's own, set aside for refunds on their way and open disputes.</param>
/// <param name="Suspense">Money that has arrived and is not matched, or waits for a decision; nobody's yet.</param>
/// <param name="CustomerCredit">Money kept for customers, that applied to open payments included.</param>
public sealed record Balance(Currency Currency, Money Available, Money Pending, Money Reserved, Money Suspense, Money CustomerCredit)
{
    /// <summary>All that is the merchant's: available, pending and reserved.</summary>
    public Money Total => Available + Pending + Reserved;

    /// <summary>Nothing at all.</summary>
    public static Balance Zero(Currency currency)
    {
        var zero = Money.Zero(currency);
        return new(currency, zero, zero, zero, zero, zero);
    }
}

/// <summary>What an account holds.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">What was credited less what was debited, in one currency.</param>
public sealed record AccountBalance(LedgerAccount Account, Money Amount);
