using Payments.Storage;

namespace Payments;

/// <summary>Puts a new refund into a change set.</summary>
internal static class RefundRecords
{
    /// <summary>The refund, and the charge with what is now on its way back; the charge is the caller's to write.</summary>
    public static (Refund Refund, Charge Charge) Add(EngineServices engine, ChangeSet changes, Charge charge, RefundCreation creation, Money amount, DateTimeOffset now)
    {
        var refund = new Refund
        {
            Id = engine.NewId(IdPrefix.Refund, now),
            Owner = charge.Owner,
            ChargeId = charge.Id,
            Amount = amount,
            Reference = creation.Reference,
            Reason = creation.Reason,
            ReasonCode = creation.ReasonCode,
            Metadata = creation.Metadata,
            FeeBearer = creation.FeeBearer,
            Simulate = creation.Simulate,
            Provider = charge.Provider,
            CreatedAt = now,
            UpdatedAt = now,
            State = new RefundState.Pending(),
        };
        changes.Insert(RecordTypes.Refunds, refund).Schedule(WorkKinds.SendRefund, refund.Id, now);
        if (creation.Reference is { } reference)
            changes.Insert(RecordTypes.ClaimedReferences, new ClaimedReference(ClaimedReference.OfRefund(reference), refund.Id));
        return (refund, charge with { Refunded = charge.AmountRefunded + amount, UpdatedAt = now });
    }
}
