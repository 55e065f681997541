using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>One line of the simulator's ledger, final. Closed: the cases nested in it.</summary>
public abstract partial record SimulatorEntry
{
    private protected SimulatorEntry(string key, DateTimeOffset at)
    {
        Key = key;
        At = at;
    }

    /// <summary>
    /// The key of the charge, <see cref="ChargeRequest.Key"/>, of the refund, <see cref="RefundRequest.Key"/>, or of the setup,
    /// <see cref="SetupRequest.Key"/>; of a kept card its token.
    /// </summary>
    public string Key { get; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What it tells of.</summary>
    internal abstract LedgerSubject About { get; }

    /// <summary>What else it tells of, or null.</summary>
    internal virtual LedgerSubject? AlsoAbout => null;

    /// <summary>A card paid all of the amount.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was taken.</param>
    /// <param name="Token">The card's token.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    public sealed record Charged(string Key, DateTimeOffset At, Owner Owner, Money Amount, string Token, string Reference)
        : SimulatorEntry(Key, At),
            IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal CardTerms? Terms { get; init; }

        internal KeptCard? Kept { get; init; }

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Approved(Reference) { SavedToken = Kept?.Token };

        Money? IChargeDecision.Taken => Amount;

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>A card paid a part of the amount, as the merchant asked by <see cref="SimulatedOutcome.Underpaid"/>.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Token">The card's token.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Taken">How much was taken; more than zero.</param>
    public sealed record PartlyCharged(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Token,
        string Reference,
        Money Taken
    ) : SimulatorEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Received(Reference, Taken);

        Money? IChargeDecision.Taken => Taken;

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>No money was taken, and none will be.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Token">The card's token; null where the request had none that the simulator made, for that could be a card
    /// number.</param>
    /// <param name="Code">Why.</param>
    public sealed record Declined(string Key, DateTimeOffset At, Owner Owner, Money Amount, string? Token, DeclineCode Code)
        : SimulatorEntry(Key, At),
            IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Declined(Code);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>The key was asked about before any charge arrived; none that arrives later is taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record Closed(string Key, DateTimeOffset At) : SimulatorEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Declined(DeclineCode.NotSent);

        Money? IChargeDecision.Taken => null;

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) => true;

        Owner? IChargeDecision.Owner => null;
    }
}
