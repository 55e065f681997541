using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// A payer's bank has taken a charge's money back, and the merchant may answer. What is disputed cannot be refunded, until the dispute is
/// won. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record Dispute
{
    /// <summary>"dp_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The charge whose money is disputed.</summary>
    public required string ChargeId { get; init; }

    /// <summary>How much; more than zero, and in the charge's currency unless <see cref="Mismatch"/> says otherwise.</summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// Why the amount is not the charge's, or null where it is. Such an amount leaves the charge as it is and waits in suspense until a
    /// person has looked at the provider's records.
    /// </summary>
    public DisputeMismatch? Mismatch { get; init; }

    /// <summary>
    /// With what the provider has opened it, from the first, at most the latest <see cref="Limits.DisputeOpenings"/>; null where it was
    /// opened once.
    /// </summary>
    public IReadOnlyList<DisputeOpening>? Openings { get; init; }

    /// <summary>When the latest news of it happened, where the provider says so; older news changes nothing.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>What was taken back of a customer's credit because its prepayment is disputed, or null.</summary>
    public Money? CreditTaken { get; init; }

    /// <summary>For how much of it payees have returned their part, which they do once however often it is lost; or null.</summary>
    public Money? ReversedFor { get; init; }

    /// <summary>The payer's reason.</summary>
    public required DisputeReason Reason { get; init; }

    /// <summary>Until when evidence is taken.</summary>
    public required DateTimeOffset EvidenceDueBy { get; init; }

    /// <summary>What the merchant answered, or null; at most <see cref="Limits.EvidenceLength"/> characters.</summary>
    public string? Evidence { get; init; }

    /// <summary>The provider that reported it.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own id for it.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required DisputeState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public DisputeStatus Status => State.Status;

    /// <summary>True once it is won or lost.</summary>
    [JsonIgnore]
    public bool IsClosed => Status is DisputeStatus.Won or DisputeStatus.Lost;

    /// <summary>Whether it was opened with exactly this before: the same news again.</summary>
    internal bool WasOpenedWith(DisputeOpening opening) => Openings?.Contains(opening) == true || IsOpenedWith(opening);

    /// <summary>Whether it stands as that says.</summary>
    internal bool IsOpenedWith(DisputeOpening opening) => opening == new DisputeOpening(Amount, Reason, EvidenceDueBy);
}

/// <summary>What a dispute was opened with.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Reason">The payer's reason.</param>
/// <param name="EvidenceDueBy">Until when evidence is taken.</param>
public sealed record DisputeOpening(Money Amount, DisputeReason Reason, DateTimeOffset EvidenceDueBy);

/// <summary>Why a disputed amount is not a charge's.</summary>
public enum DisputeMismatch
{
    /// <summary>It is in another currency than the charge.</summary>
    OtherCurrency,

    /// <summary>
    /// With the charge's other disputes it is more than the charge has ever taken; a charge that took nothing is one of these.
    /// </summary>
    MoreThanTaken,
}

/// <summary>Why a payer disputes a charge.</summary>
public enum DisputeReason
{
    /// <summary>None of the others.</summary>
    General,

    /// <summary>The payer did not make the payment.</summary>
    Fraudulent,

    /// <summary>The payer does not know the payment.</summary>
    Unrecognized,

    /// <summary>The payer paid twice.</summary>
    Duplicate,

    /// <summary>The goods did not come.</summary>
    ProductNotReceived,

    /// <summary>The goods are not as described.</summary>
    ProductUnacceptable,

    /// <summary>A subscription went on after its end.</summary>
    SubscriptionCanceled,

    /// <summary>A promised refund did not come.</summary>
    CreditNotProcessed,

    /// <summary>
    /// The payer says that the debit was not agreed to, or not announced, and has the money back by the scheme's guarantee.
    /// </summary>
    DebitNotAuthorized,
}
