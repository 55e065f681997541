namespace Payments.Specifications;

/// <summary>What the model's charges, refunds and disputes must leave in the books, in minor units.</summary>
internal readonly struct CardsTotals
{
    public CardsTotals(IntentModel model)
    {
        foreach (var charge in model.Charges.Values)
        {
            Standing += charge.Received - charge.Returned;
            if (charge.Status is not (ChargeStatus.Succeeded or ChargeStatus.Accepted or ChargeStatus.Returned))
                Waiting += charge.Refundable;
        }

        foreach (var (_, amount, status) in model.Refunds.Values)
        {
            Reserved += status == RefundStatus.Pending ? amount : 0;
            Standing -= status == RefundStatus.Succeeded ? amount : 0;
        }

        foreach (var (_, amount, status, isPlaced) in model.Disputes.Values)
        {
            if (!isPlaced)
            {
                Waiting -= status == DisputeStatus.Won ? 0 : amount;
                Standing -= status == DisputeStatus.Won ? 0 : amount;
                continue;
            }

            Standing -= status == DisputeStatus.Won ? 0 : amount;
            Claimed += status is DisputeStatus.Won or DisputeStatus.Lost ? 0 : amount;
        }

        Reserved += Claimed;
        Own = Standing + Claimed - Waiting;
    }

    /// <summary>What stands at the provider.</summary>
    public long Standing { get; }

    /// <summary>What is set aside for refunds on their way and open disputes.</summary>
    public long Reserved { get; }

    /// <summary>What banks have taken back in disputes that are not decided.</summary>
    public long Claimed { get; }

    /// <summary>What waits for a decision.</summary>
    public long Waiting { get; }

    /// <summary>The merchant's own: available, pending and reserved.</summary>
    public long Own { get; }
}
