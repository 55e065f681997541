namespace Payments;

/// <summary>When the funds of a paid charge can be paid out, and to whom they are passed on. Pure.</summary>
internal static class SettledFunds
{
    /// <summary>The charge after its move, with the day and the transfers that follow from it.</summary>
    public static Charge Of(Charge before, Charge moved, PaymentsOptions options, DateTimeOffset now)
    {
        if (moved.Status == ChargeStatus.Returned && before.Status != ChargeStatus.Returned)
            return TransferReversals.All(moved);
        if (!moved.IsPaid || before.IsPaid)
            return moved;

        var paid = moved with { AvailableOn = options.AvailableOn(moved.Method, now) };
        var all = paid.CreditApplied is { } credit ? paid.Settlement + credit : paid.Settlement;
        return moved.PostingOptions is { TransferToOwners: true, Shares: var shares }
            ? paid with
            {
                Transfers = PostingOptionsRules.Divide(all, shares),
            }
            : paid;
    }
}
