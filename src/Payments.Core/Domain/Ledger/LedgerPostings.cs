namespace Payments;

/// <summary>The ledger entries of a change. Pure: the same change always moves the same money.</summary>
internal static class LedgerPostings
{
    /// <summary>
    /// What the move of a charge brings: money that arrived, counts as payment, is set aside for a refund, or was returned.
    /// </summary>
    /// <param name="before">The charge as it was; null where it is new.</param>
    /// <param name="after">The charge as it is now.</param>
    /// <param name="source">Where money that arrives comes from, and what is returned goes to; null is the charge's provider.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<LedgerEntry> OfCharge(Charge? before, Charge after, LedgerAccount? source, DateOnly today)
    {
        var zero = Money.Zero(after.Amount.Currency);
        var available = AvailableOn(after, today);
        var (left, home) = (before is null ? LedgerAccount.Suspense : HomeOf(before), HomeOf(after));
        var setAside = after.AmountRefunded - (before?.AmountRefunded ?? zero);
        var arrived = after.AmountReceived - (before?.AmountReceived ?? zero);
        var returned = after.AmountReturned - (before?.AmountReturned ?? zero);
        var entries = new List<LedgerEntry>();

        // What has just been set aside for a refund comes from where the money lay until now.
        if (setAside.IsPositive)
            entries.Add(new(LedgerEntryKind.Refund, left, LedgerAccount.Reserved, setAside, available));

        // What waited counts as payment now, all but what is on its way back or disputed.
        var waiting =
            (before is null ? zero : Waiting(before))
            - (setAside.IsPositive && left == LedgerAccount.Suspense ? setAside : zero)
            + (home == LedgerAccount.Suspense ? arrived - (setAside.IsNegative ? setAside : zero) : zero);
        if (waiting > Waiting(after))
            entries.Add(new(LedgerEntryKind.Payment, LedgerAccount.Suspense, LedgerAccount.Funds, waiting - Waiting(after), available));

        if (arrived.IsPositive)
            entries.Add(
                new(
                    home == LedgerAccount.Funds ? LedgerEntryKind.Payment : LedgerEntryKind.Receipt,
                    source ?? LedgerAccount.Clearing(after.Provider),
                    home,
                    arrived,
                    available
                )
            );
        if (setAside.IsNegative)
            entries.Add(new(LedgerEntryKind.RefundReversal, LedgerAccount.Reserved, home, -setAside, available));
        if (after.IsPaid && before is not { IsPaid: true })
            AddSettlement(entries, after, available);
        entries.AddRange(OfTransfers(before, after, today));
        if (returned.IsPositive)
            entries.Add(
                new(LedgerEntryKind.Return, LedgerAccount.Funds, source ?? LedgerAccount.Clearing(after.Provider), returned, available)
            );
        return entries;
    }

    /// <summary>What was passed on to payees, and what they gave back.</summary>
    public static IReadOnlyList<LedgerEntry> OfTransfers(Charge? before, Charge after, DateOnly today)
    {
        var available = AvailableOn(after, today);
        var entries = new List<LedgerEntry>();
        foreach (var transfer in after.Transfers)
        {
            var held =
                Held(transfer)
                - (
                    before?.Transfers.FirstOrDefault(known => known.PayeeId == transfer.PayeeId) is { } known
                        ? Held(known)
                        : Money.Zero(transfer.Amount.Currency)
                );
            if (held.IsPositive)
                entries.Add(new(LedgerEntryKind.Transfer, LedgerAccount.Funds, LedgerAccount.Payee(transfer.PayeeId), held, available));
            if (held.IsNegative)
                entries.Add(
                    new(LedgerEntryKind.TransferReversal, LedgerAccount.Payee(transfer.PayeeId), LedgerAccount.Funds, -held, available)
                );
        }

        return entries;

        static Money Held(PayeeTransfer transfer) => transfer.Reversed is { } reversed ? transfer.Amount - reversed : transfer.Amount;
    }

    /// <summary>
    /// A refund was decided: its money has reached the payer, or is the merchant's again, though it may have left before.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> OfRefund(
        Refund before,
        Refund decided,
        Charge chargeBefore,
        Charge chargeAfter,
        DateOnly today
    )
    {
        var clearing = LedgerAccount.Clearing(decided.Provider);
        if (decided.Status == RefundStatus.Succeeded)
            return [new(LedgerEntryKind.Refund, LedgerAccount.Reserved, clearing, decided.Amount)];
        if (decided.Status is not (RefundStatus.Failed or RefundStatus.Canceled))
            return [];

        IReadOnlyList<LedgerEntry> back =
            before.Status == RefundStatus.Succeeded
                ? [new(LedgerEntryKind.RefundReversal, clearing, LedgerAccount.Reserved, decided.Amount)]
                : [];
        return [.. back, .. OfCharge(chargeBefore, chargeAfter, source: null, today)];
    }

    /// <summary>A dispute was opened: the bank has the money, and the merchant a claim. What waits is disputed first.</summary>
    public static IReadOnlyList<LedgerEntry> OfOpened(Dispute dispute, Charge before, Charge after, DateOnly today)
    {
        if (dispute.Mismatch is not null)
            return [new(LedgerEntryKind.Dispute, LedgerAccount.Suspense, LedgerAccount.Clearing(dispute.Provider), dispute.Amount)];

        var available = AvailableOn(after, today);
        return
        [
            .. Parts(dispute.Amount, Waiting(before) - Waiting(after))
                .Select(part => new LedgerEntry(LedgerEntryKind.Dispute, part.Home, LedgerAccount.Reserved, part.Amount, available)),
            new(LedgerEntryKind.Dispute, LedgerAccount.Disputed, LedgerAccount.Clearing(dispute.Provider), dispute.Amount),
        ];
    }

    /// <summary>A dispute is won: the money is where it would lie without.</summary>
    public static IReadOnlyList<LedgerEntry> OfWon(Dispute dispute, Charge before, Charge after, DateOnly today)
    {
        if (dispute.Mismatch is not null)
            return [new(LedgerEntryKind.DisputeReversal, LedgerAccount.Clearing(dispute.Provider), LedgerAccount.Suspense, dispute.Amount)];

        var available = AvailableOn(after, today);
        return
        [
            .. Parts(dispute.Amount, Waiting(after) - Waiting(before))
                .Select(part => new LedgerEntry(
                    LedgerEntryKind.DisputeReversal,
                    LedgerAccount.Reserved,
                    part.Home,
                    part.Amount,
                    available
                )),
            new(LedgerEntryKind.DisputeReversal, LedgerAccount.Clearing(dispute.Provider), LedgerAccount.Disputed, dispute.Amount),
        ];
    }

    /// <summary>A dispute is lost: the claim is gone. What is in suspense stays there.</summary>
    public static IReadOnlyList<LedgerEntry> OfLost(Dispute dispute) =>
        dispute.Mismatch is not null ? [] : [new(LedgerEntryKind.Dispute, LedgerAccount.Reserved, LedgerAccount.Disputed, dispute.Amount)];

    /// <summary>A dispute that was lost is open again, or won after all: the claim is back.</summary>
    public static IReadOnlyList<LedgerEntry> OfReopened(Dispute dispute) =>
        dispute.Mismatch is not null
            ? []
            : [new(LedgerEntryKind.DisputeReversal, LedgerAccount.Disputed, LedgerAccount.Reserved, dispute.Amount)];

    /// <summary>From which day a charge's money can be paid out: its own day, or today where that is over.</summary>
    public static DateOnly AvailableOn(Charge charge, DateOnly today) => charge.AvailableOn is { } day && day > today ? day : today;

    /// <summary>
    /// What of a charge is in suspense: until it is paid all that could be refunded, and nothing else. Every posting keeps that.
    /// </summary>
    public static Money Waiting(Charge charge) =>
        HomeOf(charge) == LedgerAccount.Suspense ? charge.AmountRefundable : Money.Zero(charge.Amount.Currency);

    // What is paid has its cost.
    private static void AddSettlement(List<LedgerEntry> entries, Charge charge, DateOnly available)
    {
        var left = charge.AmountReceived;
        if (charge.Fee is { IsPositive: true } fee)
        {
            var cost = fee > left ? left : fee;
            if (cost.IsPositive)
                entries.Add(new(LedgerEntryKind.Fee, LedgerAccount.Funds, LedgerAccount.Fees, cost, available));
        }
    }

    private static IEnumerable<(LedgerAccount Home, Money Amount)> Parts(Money amount, Money waiting)
    {
        if (waiting.IsPositive)
            yield return (LedgerAccount.Suspense, waiting);
        if (amount > waiting)
            yield return (LedgerAccount.Funds, amount - waiting);
    }

    private static LedgerAccount HomeOf(Charge charge) =>
        charge.IsPaid || charge.Status == ChargeStatus.Returned ? LedgerAccount.Funds : LedgerAccount.Suspense;
}
