using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public abstract partial record SimulatorEntry
{
    /// <summary>The payer was asked to authenticate, and nothing was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Token">The card's token.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Challenge">Opens the challenge.</param>
    /// <param name="Until">When the payer's time to authenticate is over.</param>
    public sealed record Challenged(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Token,
        string Reference,
        string Challenge,
        DateTimeOffset Until
    ) : SimulatorEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal CardTerms Terms { get; init; } = CardTerms.Plain;

        internal CardSummary? Card { get; init; }

        internal string? ReturnUrl { get; init; }

        ChargeOutcome IChargeDecision.Outcome =>
            new ChargeOutcome.RequiresAction(Reference, new NextAction.TestChallenge(Challenge), Until);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>A card's money was reserved, and nothing was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was reserved.</param>
    /// <param name="Token">The card's token.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Until">When the reservation ends by itself.</param>
    public sealed record Authorized(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Token,
        string Reference,
        DateTimeOffset Until
    ) : SimulatorEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal CardTerms Terms { get; init; } = CardTerms.Plain;

        internal KeptCard? Kept { get; init; }

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Authorized(Reference, Until) { SavedToken = Kept?.Token };

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>The payer of a charge answered the challenge.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When the payer answered.</param>
    /// <param name="Passed">Whether the payer authenticated; the charge then goes on as the card says.</param>
    public sealed record ChallengeAnswered(string Key, DateTimeOffset At, bool Passed) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal KeptCard? Kept { get; init; }
    }

    /// <summary>Reserved money was taken, and the rest released.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was taken.</param>
    /// <param name="Amount">How much.</param>
    public sealed record Captured(string Key, DateTimeOffset At, Money Amount) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>The charge was given up, or the payer's time to authenticate was over; nothing was taken, and nothing will be.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was given up, or asked about after its time.</param>
    public sealed record Released(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>The time to take reserved money was over; nothing was taken, and nothing will be.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was asked about after its time.</param>
    public sealed record AuthorizationLapsed(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>
    /// The charge's payer disputed it by <see cref="PaymentSimulator.OpenDisputeAsync"/>. What a test card disputes by itself
    /// needs no entry of its own.
    /// </summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was disputed.</param>
    /// <param name="Reference">The simulator's id for the dispute.</param>
    /// <param name="Amount">How much is disputed.</param>
    /// <param name="Reason">The payer's.</param>
    public sealed record DisputeOpened(string Key, DateTimeOffset At, string Reference, Money Amount, DisputeReason Reason)
        : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>Evidence was handed in against a dispute of the charge.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was handed in.</param>
    /// <param name="Reference">The dispute's.</param>
    /// <param name="Won">Whether it wins or loses at once; null where it is looked at until
    /// <see cref="PaymentSimulator.CloseDisputeAsync"/>.</param>
    public sealed record EvidenceSubmitted(string Key, DateTimeOffset At, string Reference, bool? Won) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>A dispute of the charge was decided by <see cref="PaymentSimulator.CloseDisputeAsync"/>.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Reference">The dispute's.</param>
    /// <param name="Won">Whether the merchant won.</param>
    public sealed record DisputeClosed(string Key, DateTimeOffset At, string Reference, bool Won) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }
}
