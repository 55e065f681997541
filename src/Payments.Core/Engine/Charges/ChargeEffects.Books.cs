namespace Payments;

/// <content>What the move of a charge means in the books.</content>
internal sealed partial class ChargeEffects
{
    private PayerRecords Payer => records.Payer ?? PayerRecords.None;

    // What is paid has a day from which it can be paid out, and is passed on to whom it belongs.
    private Charge Settle(Charge moved)
    {
        if (moved.Status == ChargeStatus.Returned && Before.Status != ChargeStatus.Returned)
            return TransferReversals.All(moved);
        if (!moved.IsPaid || Before.IsPaid)
            return moved;

        var paid = moved with { AvailableOn = engine.Options.AvailableOn(moved.Method, now) };
        var all = paid.CreditApplied is { } credit ? paid.Settlement + credit : paid.Settlement;
        return moved.PostingOptions is { TransferToOwners: true, Shares: var shares }
            ? paid with
            {
                Transfers = PostingOptionsRules.Divide(all, shares),
            }
            : paid;
    }

    private void Book(Charge charge)
    {
        LedgerBook.Post(engine, changes, charge, charge.Id, LedgerPostings.OfCharge(Before, charge, source, LedgerBook.Day(now)), now);
        Payer.Credit(engine, changes, Before, charge, now);
    }

    // A debit is announced before it is made, and its payer hears where it came to nothing.
    private void Notify(AttemptState attempt)
    {
        var charge = attempt.Charge;
        if (charge.Debit is not { } debit)
            return;

        if (Before.Debit is null && charge.IsOpen)
            EmailNotices.OfAnnouncedDebit(engine, changes, now, attempt.Session, charge, debit.DebitOn);
        if (charge.Status is ChargeStatus.Failed or ChargeStatus.Returned && charge.Status != Before.Status)
            EmailNotices.OfFailedDebit(engine, changes, now, attempt.Session, charge);
    }
}
