namespace Payments;

/// <summary>What a new refund is to be.</summary>
public sealed record RefundCreation
{
    /// <summary>
    /// The charge to refund; it must have money: succeeded, accepted, underpaid or paid late, or failed where what arrived could not be
    /// refunded. Give it or <see cref="PaymentIntentId"/>, not both.
    /// </summary>
    public string? ChargeId { get; init; }

    /// <summary>The payment to refund, by its intent: its latest charge is refunded. Give it or <see cref="ChargeId"/>, not both.</summary>
    public string? PaymentIntentId { get; init; }

    /// <summary>
    /// How much, in the charge's currency: more than zero, at most what is left; null is all that is left. A charge that is underpaid
    /// or paid late is refunded in full.
    /// </summary>
    public Money? Amount { get; init; }

    /// <summary>
    /// The merchant's own reference, unique among the owner's refunds; 1 to <see cref="Limits.UniqueReferenceLength"/>
    /// characters, or null.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>Why; 1 to <see cref="Limits.ReasonLength"/> characters, or null.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc cref="Refund.ReasonCode"/>
    public RefundReason? ReasonCode { get; init; }

    /// <inheritdoc cref="Refund.Metadata"/>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>Who bears what the refund itself costs.</summary>
    public FeeBearer FeeBearer { get; init; }

    /// <summary>Whether the charge must not have been refunded before, even in part.</summary>
    public bool OncePerCharge { get; init; }

    /// <summary>Whether the payees of the charge's money return their part of the refund.</summary>
    public bool ReverseTransfer { get; init; }

    /// <summary>In test mode the outcome to bring about: success or failed; refused in live mode.</summary>
    public SimulatedOutcome? Simulate { get; init; }
}
