using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of a bank line without its data.</summary>
public enum BankLineStatus
{
    /// <summary>Nobody can tell what it is for; it waits to be resolved by hand.</summary>
    Suspense,

    /// <summary>It has paid a session; what was too much became credit. Final.</summary>
    Matched,

    /// <summary>It became a customer's credit. Final.</summary>
    Credited,

    /// <summary>It was sent back to its payer. Final.</summary>
    Returned,

    /// <summary>The bank took it back, and what it had paid is undone. Final.</summary>
    Reversed,
}

/// <summary>Why nobody can tell what a line is for.</summary>
public enum SuspenseReason
{
    /// <summary>It names nothing that is open, and no customer's account received it.</summary>
    NoReference,

    /// <summary>It names what is open, less arrived, and no customer is known who could have the credit.</summary>
    WrongAmount,

    /// <summary>It is in another currency than what it names, or in a retired one, which becomes credit by hand alone.</summary>
    OtherCurrency,

    /// <summary>It names what is paid or has ended, or is being paid otherwise.</summary>
    NotOpen,

    /// <summary>It had paid a session with another line, which the bank reversed.</summary>
    Reopened,

    /// <summary>The customer whose account received it is deleted.</summary>
    CustomerDeleted,
}

/// <summary>The state of a bank line with its data. Closed: the five cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Suspense), "suspense")]
[JsonDerivedType(typeof(Matched), "matched")]
[JsonDerivedType(typeof(Credited), "credited")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(Reversed), "reversed")]
public abstract record BankLineState
{
    private protected BankLineState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public BankLineStatus Status => Closed;

    private protected abstract BankLineStatus Closed { get; }

    /// <summary>Waits to be resolved by hand.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Suspense(SuspenseReason Reason) : BankLineState
    {
        private protected override BankLineStatus Closed => BankLineStatus.Suspense;
    }

    /// <summary>Has paid a session, alone or with the lines that came before it for the same session, or several sessions.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="ChargeId">The charge that it paid.</param>
    /// <param name="At">When.</param>
    /// <param name="Surplus">What was too much, and became the customer's credit; null where nothing was.</param>
    /// <param name="ByHand">Whether a person said so.</param>
    public sealed record Matched(string SessionId, string ChargeId, DateTimeOffset At, Money? Surplus, bool ByHand) : BankLineState
    {
        /// <summary>The further sessions that it has paid, where its payer named several; null where it paid one.</summary>
        public IReadOnlyList<PaidSession>? Further { get; init; }

        private protected override BankLineStatus Closed => BankLineStatus.Matched;
    }

    /// <summary>Became a customer's credit.</summary>
    /// <param name="CustomerId">The customer.</param>
    /// <param name="At">When.</param>
    /// <param name="ByHand">Whether a person said so.</param>
    public sealed record Credited(string CustomerId, DateTimeOffset At, bool ByHand) : BankLineState
    {
        private protected override BankLineStatus Closed => BankLineStatus.Credited;
    }

    /// <summary>Was sent back.</summary>
    /// <param name="At">When.</param>
    /// <param name="Note">A note for the ledger on how, or null.</param>
    public sealed record Returned(DateTimeOffset At, string? Note) : BankLineState
    {
        private protected override BankLineStatus Closed => BankLineStatus.Returned;
    }

    /// <summary>The bank took it back.</summary>
    /// <param name="At">When that became known.</param>
    /// <param name="Reference">The bank's own id of the reversal, or null where a person said so.</param>
    /// <param name="Note">A note for the ledger, or null.</param>
    /// <param name="Shortfall">
    /// What could not be undone, for the customer had used the credit already: the merchant bears it, and suspense is below zero by it
    /// until an adjustment. Null where all was undone.
    /// </param>
    public sealed record Reversed(DateTimeOffset At, string? Reference, string? Note, Money? Shortfall) : BankLineState
    {
        private protected override BankLineStatus Closed => BankLineStatus.Reversed;
    }
}

/// <summary>A session that a bank line has paid beside its first.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="ChargeId">The charge that it paid.</param>
/// <param name="Amount">How much of the line.</param>
public sealed record PaidSession(string SessionId, string ChargeId, Money Amount);
