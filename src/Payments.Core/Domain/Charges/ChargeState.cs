using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// The state of a charge with the data that exists only in it. What has arrived is in <see cref="Charge.AmountReceived"/>. Closed:
/// the fourteen cases below.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Pending), "pending")]
[JsonDerivedType(typeof(AwaitingPayment), "awaiting_payment")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(Underpaid), "underpaid")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(PaidLate), "paid_late")]
[JsonDerivedType(typeof(RequiresAction), "requires_action")]
[JsonDerivedType(typeof(Authorized), "authorized")]
[JsonDerivedType(typeof(Capturing), "capturing")]
[JsonDerivedType(typeof(Canceled), "canceled")]
[JsonDerivedType(typeof(Returned), "returned")]
public abstract record ChargeState
{
    private protected ChargeState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public ChargeStatus Status => Closed;

    private protected abstract ChargeStatus Closed { get; }

    /// <summary>On its way, or accepted and not decided.</summary>
    public sealed record Pending() : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Pending;
    }

    /// <summary>The payer must act, and no money has arrived.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Instructions">What the payer must do.</param>
    /// <param name="Until">When the payer's time to act is over.</param>
    public sealed record AwaitingPayment(string Reference, PaymentInstructions Instructions, DateTimeOffset Until) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.AwaitingPayment;
    }

    /// <summary>The response was lost.</summary>
    /// <param name="Since">When it was missed first.</param>
    /// <param name="Reason">What happened instead of an answer; for operators.</param>
    public sealed record Unknown(DateTimeOffset Since, string Reason) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Unknown;
    }

    /// <summary>Less has arrived than was asked for. The payer can send the rest, and the merchant accept it or give it back.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Since">When the first of it arrived.</param>
    /// <param name="Instructions">What the payer must do for the rest; null where the provider gave none.</param>
    /// <param name="Until">When the payer's time to act is over; null where the provider gave none.</param>
    public sealed record Underpaid(
        string Reference,
        DateTimeOffset Since,
        PaymentInstructions? Instructions = null,
        DateTimeOffset? Until = null
    ) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Underpaid;
    }

    /// <summary>The money is taken.</summary>
    /// <param name="Reference">The provider's own id for it.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Succeeded(string Reference, DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Succeeded;
    }

    /// <summary>What arrived was too little or too late, and counts as payment all the same.</summary>
    /// <param name="Reference">The provider's own id for it.</param>
    /// <param name="At">When it was accepted.</param>
    public sealed record Accepted(string Reference, DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Accepted;
    }

    /// <summary>No money was taken, or what arrived is given back.</summary>
    /// <param name="Code">Why.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Failed(DeclineCode Code, DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Failed;
    }

    /// <summary>The payer did not act.</summary>
    /// <param name="Cause">Whether the time was over or the payer gave it up.</param>
    /// <param name="At">When that was noted.</param>
    public sealed record Expired(ChargeExpiry Cause, DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Expired;
    }

    /// <summary>Money arrived after the charge had failed or expired. The merchant accepts it or gives it back.</summary>
    /// <param name="Reference">The provider's own id for it.</param>
    /// <param name="At">When it became known.</param>
    public sealed record PaidLate(string Reference, DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.PaidLate;
    }

    /// <summary>The payer must authenticate, and no money has moved.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Action">How.</param>
    /// <param name="Until">When the payer's time for it is over.</param>
    public sealed record RequiresAction(string Reference, NextAction Action, DateTimeOffset Until) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.RequiresAction;
    }

    /// <summary>The money is reserved and not taken.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="At">When that became known.</param>
    /// <param name="Until">When the reservation ends by itself.</param>
    public sealed record Authorized(string Reference, DateTimeOffset At, DateTimeOffset Until) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Authorized;
    }

    /// <summary>Reserved money is being taken.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Amount">How much of it.</param>
    /// <param name="Since">Since when.</param>
    public sealed record Capturing(string Reference, Money Amount, DateTimeOffset Since) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Capturing;
    }

    /// <summary>Canceled by the merchant before any money was taken.</summary>
    /// <param name="At">When.</param>
    public sealed record Canceled(DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Canceled;
    }

    /// <summary>The money was taken, and the payer's bank took it back.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Code">Why.</param>
    /// <param name="At">When that became known.</param>
    public sealed record Returned(string Reference, DeclineCode Code, DateTimeOffset At) : ChargeState
    {
        private protected override ChargeStatus Closed => ChargeStatus.Returned;
    }
}

/// <summary>Keeps a charge's history short: one that a provider sends back and forth forever keeps its beginning and its end.</summary>
internal static class ChargeHistory
{
    public static IReadOnlyList<ChargeHistoryEntry> Add(IReadOnlyList<ChargeHistoryEntry> history, ChargeHistoryEntry entry) =>
        history.Count < Limits.ChargeHistory
            ? [.. history, entry]
            : [.. history.Take(Limits.ChargeHistory / 2), .. history.Skip((Limits.ChargeHistory / 2) + 1), entry];
}

/// <summary>One state that a charge has been in.</summary>
/// <param name="Status">The state.</param>
/// <param name="At">When it began.</param>
/// <param name="Reference">The provider's own id for the charge, once it is known.</param>
/// <param name="Reason">Why, in words; null where there is nothing to say.</param>
public sealed record ChargeHistoryEntry(ChargeStatus Status, DateTimeOffset At, string? Reference, string? Reason);

/// <summary>Why a charge expired.</summary>
public enum ChargeExpiry
{
    /// <summary>The payer's time to act was over.</summary>
    TimeElapsed,

    /// <summary>The payer canceled the payment.</summary>
    GivenUp,
}

/// <summary>The state of a charge without its data, for queries and for the wire.</summary>
public enum ChargeStatus
{
    /// <summary>On its way to the provider, or accepted by it and not decided.</summary>
    Pending,

    /// <summary>The provider's response was lost: money may have moved. The reconciler asks by the charge's key.</summary>
    Unknown,

    /// <summary>The money is taken. Final.</summary>
    Succeeded,

    /// <summary>No money was taken, or what arrived is given back. Final, unless money arrives late.</summary>
    Failed,

    /// <summary>The payer must act, and no money has arrived.</summary>
    AwaitingPayment,

    /// <summary>Less has arrived than was asked for.</summary>
    Underpaid,

    /// <summary>What arrived was too little or too late, and counts as payment all the same. Final.</summary>
    Accepted,

    /// <summary>The payer did not act. Final, unless money arrives late.</summary>
    Expired,

    /// <summary>Money arrived after the charge had failed or expired, and waits for a decision.</summary>
    PaidLate,

    /// <summary>The payer must authenticate, and no money has moved.</summary>
    RequiresAction,

    /// <summary>The money is reserved and not taken.</summary>
    Authorized,

    /// <summary>Reserved money is being taken, or the answer to that was lost.</summary>
    Capturing,

    /// <summary>Canceled by the merchant before any money was taken. Final, unless money arrives all the same.</summary>
    Canceled,

    /// <summary>The money was taken, and the payer's bank took it back: a debit that failed late. Final.</summary>
    Returned,
}
