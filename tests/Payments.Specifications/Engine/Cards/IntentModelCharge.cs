namespace Payments.Specifications;

/// <summary>A charge as the model of intents sees it. Amounts are in minor units.</summary>
internal sealed class IntentModelCharge(string id, IntentModelIntent intent)
{
    public string Id => id;

    public IntentModelIntent Intent => intent;

    public ChargeStatus Status { get; set; } = ChargeStatus.Pending;

    public long Received { get; set; }

    public long Refunded { get; set; }

    public long Disputed { get; set; }

    public long Returned { get; set; }

    /// <summary>When the payer's time, or the reservation, is over.</summary>
    public DateTimeOffset Until { get; set; }

    public long Refundable => Math.Max(0, Received - Refunded - Disputed - Returned);

    public bool IsLive =>
        Status
            is ChargeStatus.Pending
                or ChargeStatus.Unknown
                or ChargeStatus.RequiresAction
                or ChargeStatus.Authorized
                or ChargeStatus.Capturing;
}
