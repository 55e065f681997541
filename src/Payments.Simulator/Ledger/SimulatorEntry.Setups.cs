using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public abstract partial record SimulatorEntry
{
    /// <summary>A card is kept without being charged.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose setup it is; always in test mode.</param>
    /// <param name="Token">The token that was given.</param>
    /// <param name="SavedToken">Charges the kept card.</param>
    public sealed record CardKept(string Key, DateTimeOffset At, Owner Owner, string Token, string SavedToken)
        : SimulatorEntry(Key, At),
            ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal KeptCard? Kept { get; init; }

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.Saved(SavedToken);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => request.Owner == Owner && token?.Text == Token;

        Owner? ISetupDecision.Owner => Owner;
    }

    /// <summary>A card is not kept.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose setup it is; always in test mode.</param>
    /// <param name="Token">The token that was given; null where it was none that the simulator made, for that could be a card
    /// number.</param>
    /// <param name="Code">Why.</param>
    public sealed record SetupDeclined(string Key, DateTimeOffset At, Owner Owner, string? Token, DeclineCode Code)
        : SimulatorEntry(Key, At),
            ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.Declined(Code);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => request.Owner == Owner && token?.Text == Token;

        Owner? ISetupDecision.Owner => Owner;
    }

    /// <summary>The payer was asked to authenticate before the card is kept.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose setup it is; always in test mode.</param>
    /// <param name="Token">The token that was given.</param>
    /// <param name="Challenge">Opens the challenge.</param>
    /// <param name="Until">When the payer's time to authenticate is over.</param>
    public sealed record SetupChallenged(string Key, DateTimeOffset At, Owner Owner, string Token, string Challenge, DateTimeOffset Until)
        : SimulatorEntry(Key, At),
            ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal string Behaviour { get; init; } = "";

        internal CardSummary? Card { get; init; }

        internal string? ReturnUrl { get; init; }

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.RequiresAction(new NextAction.TestChallenge(Challenge), Until);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => request.Owner == Owner && token?.Text == Token;

        Owner? ISetupDecision.Owner => Owner;
    }

    /// <summary>The setup's key was asked about, or given up, before any setup arrived; none that arrives later keeps a card.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record SetupClosed(string Key, DateTimeOffset At) : SimulatorEntry(Key, At), ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.Declined(DeclineCode.NotSent);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => true;

        Owner? ISetupDecision.Owner => null;
    }

    /// <summary>The payer of a setup answered the challenge.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When the payer answered.</param>
    /// <param name="Passed">Whether the payer authenticated; the card is then kept, or declined, as it says.</param>
    public sealed record SetupAnswered(string Key, DateTimeOffset At, bool Passed) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal KeptCard? Kept { get; init; }
    }

    /// <summary>The setup was given up, or the payer's time to authenticate was over; no card is kept.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was given up, or asked about after its time.</param>
    public sealed record SetupReleased(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);
    }

    /// <summary>A kept card was forgotten, and can be charged no more.</summary>
    /// <param name="Key">The card's token.</param>
    /// <param name="At">When it was forgotten.</param>
    public sealed record CardForgotten(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Card(Key);
    }

    /// <summary>A kept card has another date of expiry, by <see cref="PaymentSimulator.UpdateCardAsync"/>.</summary>
    /// <param name="Key">The card's token.</param>
    /// <param name="At">When it was changed.</param>
    /// <param name="ExpiryMonth">1 to 12.</param>
    /// <param name="ExpiryYear">Four digits.</param>
    public sealed record CardUpdated(string Key, DateTimeOffset At, int ExpiryMonth, int ExpiryYear) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Card(Key);
    }
}
