using Payments.Storage;

namespace Payments;

/// <summary>What a dispute does to its charge, to the ledger and to a customer's credit, step by step and committed as one.</summary>
internal sealed class DisputeEffects(
    EngineServices engine,
    ChangeSet changes,
    Stored<Charge> charge,
    Stored<CustomerBalance>? credit,
    DateTimeOffset now
)
{
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>The charge after all steps.</summary>
    public Charge Charge { get; private set; } = charge.Value;

    private DateOnly Today => LedgerJournal.Day(now);

    /// <summary>Moves from what a dispute did to what it does.</summary>
    /// <returns>The dispute, with what was taken of a customer's credit and what payees have returned for it.</returns>
    public Dispute Move(Dispute? before, Dispute after)
    {
        if (before is { Status: DisputeStatus.Lost } && after.Status != DisputeStatus.Lost)
            _entries.AddRange(LedgerPostings.OfReopened(before));

        var took = before is { Status: not DisputeStatus.Won };
        var takes = after.Status != DisputeStatus.Won;
        var staysTaken = took && takes && before!.Amount == after.Amount && before.Mismatch == after.Mismatch;
        if (took && !staysTaken)
            Restore(before!);
        if (takes && !staysTaken)
            after = Take(after);
        if (after.Status == DisputeStatus.Lost && before?.Status != DisputeStatus.Lost)
            after = Lose(after);
        return after;
    }

    /// <summary>Adds all of it to the change set.</summary>
    public void Add(string disputeId)
    {
        if (Charge != charge.Value)
        {
            Charge = Charge with { UpdatedAt = now };
            changes.Update(ChargeStorage.Table, charge, Charge);
        }

        LedgerJournal.Post(engine, changes, Charge, disputeId, _entries, now);
    }

    private Dispute Take(Dispute dispute)
    {
        var before = Charge;
        if (dispute.Mismatch is null)
        {
            Charge = before with { Disputed = before.AmountDisputed + dispute.Amount };
            if (credit is not null)
                dispute = dispute with
                {
                    CreditTaken = Prepayments.TakeBack(engine, changes, credit, before, dispute.Amount, dispute.Id, now),
                };
        }

        _entries.AddRange(LedgerPostings.OfOpened(dispute, before, Charge, Today));
        return dispute;
    }

    private void Restore(Dispute before)
    {
        var charged = Charge;
        if (before.Mismatch is null)
        {
            // The money is available again, and can be refunded.
            Charge = charged with
            {
                Disputed = charged.AmountDisputed - before.Amount,
            };
            if (before.CreditTaken is { } taken && credit is not null)
                Prepayments.Grant(engine, changes, credit, charged, taken, before.Id, now);
        }

        _entries.AddRange(LedgerPostings.OfWon(before, charged, Charge, Today));
    }

    // Payees return their part once; where the dispute is won after all, passing it on again is the merchant's decision.
    private Dispute Lose(Dispute dispute)
    {
        var before = Charge;
        if (dispute.Mismatch is null && before.Transfers.Count > 0)
        {
            var returned = dispute.ReversedFor ?? Money.Zero(dispute.Amount.Currency);
            if (dispute.Amount > returned)
            {
                Charge = TransferReversals.Note(before, TransferReversals.Of(before, dispute.Amount - returned), dispute.Amount - returned);
                dispute = dispute with { ReversedFor = dispute.Amount };
            }
        }

        _entries.AddRange(LedgerPostings.OfLost(dispute));
        _entries.AddRange(LedgerPostings.OfTransfers(before, Charge, Today));
        return dispute;
    }
}
