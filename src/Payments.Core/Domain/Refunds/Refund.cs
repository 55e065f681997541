using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// Money that is returned to the payer of a charge. It is committed before the provider hears of it. Immutable; the engine alone
/// makes the next version.
/// </summary>
public sealed record Refund
{
    /// <summary>"re_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The charge whose money is refunded.</summary>
    public required string ChargeId { get; init; }

    /// <summary>How much, in the charge's currency; more than zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// The merchant's own reference, unique among the owner's refunds, or null; at most
    /// <see cref="Limits.UniqueReferenceLength"/> characters.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>Why, in the merchant's words, or null; at most <see cref="Limits.ReasonLength"/> characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, in a word, or null.</summary>
    public RefundReason? ReasonCode { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>Who bears what the refund itself costs.</summary>
    public FeeBearer FeeBearer { get; init; }

    /// <summary>Whether payees give their part of it back, even where that rounds to nothing.</summary>
    public bool ReverseTransfer { get; init; }

    /// <summary>What payees gave back for it; none where nothing was passed on, or nobody asked for it.</summary>
    public IReadOnlyList<PayeeTransfer> Reversals
    {
        get;
        init => field = value is { Count: > 0 } ? value : [];
    } = [];

    /// <summary>What it took back of the credit that a prepayment had become; null where nothing was.</summary>
    public Money? CreditTaken { get; init; }

    /// <summary>In test mode the outcome that the merchant asked for.</summary>
    public SimulatedOutcome? Simulate { get; init; }

    /// <summary>
    /// Whether a person sends the money and says so, by <see cref="Refunds.MarkSentAsync"/> or <see cref="Refunds.MarkFailedAsync"/>:
    /// where a bank's line paid the charge, no provider can.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsByHand { get; init; }

    /// <summary>The provider that took the money, or the bank whose line brought it.</summary>
    public required string Provider { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required RefundState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public RefundStatus Status => State.Status;

    /// <summary>What has become of it, as lists of refunds are asked for it.</summary>
    [JsonIgnore]
    public RefundStanding Standing =>
        Status switch
        {
            RefundStatus.Pending => RefundStanding.Pending,
            RefundStatus.Succeeded => RefundStanding.Succeeded,
            RefundStatus.Failed or RefundStatus.Canceled => RefundStanding.Failed,
        };
}

/// <summary>What has become of a refund, as people who list refunds ask for it.</summary>
public enum RefundStanding
{
    /// <summary>On its way, or not decided.</summary>
    Pending,

    /// <summary>The money is on its way back.</summary>
    Succeeded,

    /// <summary>No money went back: it failed, or was stopped before.</summary>
    Failed,
}

/// <summary>The reason for a refund, in a word.</summary>
public enum RefundReason
{
    /// <summary>The customer asked for it.</summary>
    CustomerRequest,

    /// <summary>The charge is suspected of fraud.</summary>
    Fraud,

    /// <summary>The customer paid twice.</summary>
    Duplicate,
}
