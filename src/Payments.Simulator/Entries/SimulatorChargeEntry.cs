using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>Entries of the simulator's ledger about a charge by any method. Closed: the cases nested in it.</summary>
public abstract record SimulatorChargeEntry : SimulatorEntry
{
    private const string DeclinedWord = "declined";
    private const string ClosedWord = "closed";
    private const string ChallengeAnsweredWord = "challenge_answered";
    private const string ReleasedWord = "released";

    private protected SimulatorChargeEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>No money was taken, and none will be.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Token">The card's token; null where the simulator did not make it, as it could be a card
    /// number.</param>
    /// <param name="Code">Why.</param>
    public sealed record Declined(string Key, DateTimeOffset At, Owner Owner, Money Amount, string? Token, DeclineCode Code)
        : SimulatorChargeEntry(Key, At),
            IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Declined(Code);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(DeclinedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Token = Token,
                Code = Code.ToString(),
            };
    }

    /// <summary>The key was asked about before any charge arrived; none that arrives later is taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record Closed(string Key, DateTimeOffset At) : SimulatorChargeEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Declined(DeclineCode.NotSent);

        Money? IChargeDecision.Taken => null;

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) => true;

        Owner? IChargeDecision.Owner => null;

        internal override LedgerLine ToLine() => NewLine(ClosedWord);
    }

    /// <summary>The payer of a charge answered the challenge.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When the payer answered.</param>
    /// <param name="Passed">Whether the payer authenticated; the charge then goes on as the card says.</param>
    public sealed record ChallengeAnswered(string Key, DateTimeOffset At, bool Passed) : SimulatorChargeEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal SavedCard? Kept { get; init; }

        internal override LedgerLine ToLine() => NewLine(ChallengeAnsweredWord) with { Passed = Passed, Kept = Kept };
    }

    /// <summary>The charge was abandoned, or the payer's time to authenticate was over; nothing was taken, and nothing will be.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was abandoned, or asked about after its time.</param>
    public sealed record Released(string Key, DateTimeOffset At) : SimulatorChargeEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(ReleasedWord);
    }

    /// <summary>Declines a request; the token is null where the request named none that the simulator made.</summary>
    internal static Declined Decline(ChargeRequest request, CardToken? token, DateTimeOffset now, DeclineCode code) =>
        new(request.Key, now, request.Owner, request.Amount, token?.Text, code);

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: DeclinedWord, Amount: { } amount }
                when line.TryOwner(out var owner) && LedgerLine.TryName<DeclineCode>(line.Code, out var code) => new Declined(
                line.Key,
                line.At,
                owner,
                amount,
                line.Token,
                code
            ),
            { Is: ClosedWord } => new Closed(line.Key, line.At),
            { Is: ChallengeAnsweredWord, Passed: { } passed } => new ChallengeAnswered(line.Key, line.At, passed) { Kept = line.Kept },
            { Is: ReleasedWord } => new Released(line.Key, line.At),
            _ => null,
        };
}
