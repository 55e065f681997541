using Payments.Providers;

namespace Payments.Specifications;

/// <summary>A charge as the model knows it. Money is in minor units.</summary>
internal sealed class RailsModelCharge(string id)
{
    public string Id => id;

    public ChargeStatus Status { get; set; } = ChargeStatus.Pending;

    public long Received { get; set; }

    public long Refunded { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>The last report that it could not have, whatever the reason of a decline.</summary>
    public ChargeOutcome? Contradicted { get; set; }

    public long Refundable => Received - Refunded;

    public bool IsUndecided => Status is ChargeStatus.Pending or ChargeStatus.Unknown or ChargeStatus.AwaitingPayment;

    public bool IsOpen => IsUndecided || Status == ChargeStatus.Underpaid;

    public bool IsPaid => Status is ChargeStatus.Succeeded or ChargeStatus.Accepted;

    public bool Waits => Status is ChargeStatus.Underpaid or ChargeStatus.PaidLate;
}
