using Payments.Storage;

namespace Payments;

/// <summary>Puts a new refund into a change set.</summary>
internal static class RefundRecords
{
    /// <summary>
    /// Adds the refund, and the work that sends it; the charge, with what is now on its way back, is the caller's to write.
    /// </summary>
    public static (Refund Refund, Charge Charge) Add(
        EngineServices engine,
        ChangeSet changes,
        Charge charge,
        RefundCreation creation,
        Money amount,
        DateTimeOffset now,
        Stored<CustomerBalance>? credit = null
    )
    {
        var (refund, charged) = Make(engine, charge, creation, amount, now);
        if (credit is not null)
            refund = refund with { CreditTaken = Prepayments.TakeBack(engine, changes, credit, charge, amount, refund.Id, now) };
        changes.Insert(RefundStorage.Table, refund);
        if (!refund.IsByHand)
            changes.Schedule(RefundStorage.SendWork, refund.Id, now);
        Claim(changes, creation, refund);
        return (refund, charged);
    }

    /// <summary>A refund that is pending, and its charge with what is now on its way back.</summary>
    public static (Refund Refund, Charge Charge) Make(
        EngineServices engine,
        Charge charge,
        RefundCreation creation,
        Money amount,
        DateTimeOffset now
    )
    {
        var reversals = creation.ReverseTransfer ? TransferReversals.Of(charge, amount) : [];
        var refund = new Refund
        {
            Id = engine.NewId(RefundStorage.IdPrefix, now),
            Owner = charge.Owner,
            ChargeId = charge.Id,
            Amount = amount,
            Reference = creation.Reference,
            Reason = creation.Reason,
            ReasonCode = creation.ReasonCode,
            Metadata = creation.Metadata,
            FeeBearer = creation.FeeBearer,
            ReverseTransfer = creation.ReverseTransfer,
            Reversals = reversals,
            Simulate = creation.Simulate,
            IsByHand = charge.BankLineProvider is not null,
            Provider = charge.BankLineProvider ?? charge.Provider,
            CreatedAt = now,
            UpdatedAt = now,
            State = new RefundState.Pending(),
        };
        var noted = creation.ReverseTransfer ? TransferReversals.Note(charge, reversals, amount) : charge;
        return (refund, noted with { Refunded = charge.AmountRefunded + amount, UpdatedAt = now });
    }

    /// <summary>Takes the merchant's own reference for the refund.</summary>
    public static void Claim(ChangeSet changes, RefundCreation creation, Refund refund)
    {
        if (creation.Reference is { } reference)
            changes.Insert(ClaimedReferenceStorage.Table, new ClaimedReference(ClaimedReference.OfRefund(reference), refund.Id));
    }
}
