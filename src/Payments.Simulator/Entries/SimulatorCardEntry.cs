using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>Entries of the simulator's ledger about a charge of a card. Closed: the cases nested in it.</summary>
public abstract record SimulatorCardEntry : SimulatorEntry
{
    private const string ChargedWord = "charged";
    private const string PartlyChargedWord = "partly_charged";
    private const string ChallengedWord = "challenged";
    private const string AuthorizedWord = "authorized";
    private const string CapturedWord = "captured";
    private const string AuthorizationLapsedWord = "authorization_lapsed";

    private protected SimulatorCardEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>A card paid all of the amount.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
    /// <param name="Amount">How much was taken.</param>
    /// <param name="Token">The card's token.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    public sealed record Charged(string Key, DateTimeOffset At, Owner Owner, Money Amount, string Token, string Reference)
        : SimulatorCardEntry(Key, At),
            IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal CardTerms? Terms { get; init; }

        internal SavedCard? Kept { get; init; }

        ChargeOutcome IChargeDecision.Outcome =>
            new ChargeOutcome.Approved(Reference) { SavedToken = Kept?.Token, SavedFingerprint = Kept?.Fingerprint };

        Money? IChargeDecision.Taken => Amount;

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(ChargedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Token = Token,
                Reference = Reference,
                Terms = Terms,
                Kept = Kept,
            };
    }

    /// <summary>A card paid a part of the amount, as the merchant asked by <see cref="SimulatedOutcome.Underpaid"/>.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
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
    ) : SimulatorCardEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Received(Reference, Taken);

        Money? IChargeDecision.Taken => Taken;

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(PartlyChargedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Token = Token,
                Reference = Reference,
                Taken = Taken,
            };
    }

    /// <summary>The payer was asked to authenticate, and nothing was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
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
    ) : SimulatorCardEntry(Key, At), IChargeDecision
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

        internal override LedgerLine ToLine() =>
            NewLine(ChallengedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Token = Token,
                Reference = Reference,
                Until = Until,
                Terms = Terms,
                Card = Card,
                Challenge = Challenge,
                ReturnUrl = ReturnUrl,
            };
    }

    /// <summary>A card's money was reserved, and nothing was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
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
    ) : SimulatorCardEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal CardTerms Terms { get; init; } = CardTerms.Plain;

        internal SavedCard? Kept { get; init; }

        ChargeOutcome IChargeDecision.Outcome =>
            new ChargeOutcome.Authorized(Reference, Until) { SavedToken = Kept?.Token, SavedFingerprint = Kept?.Fingerprint };

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(AuthorizedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Token = Token,
                Reference = Reference,
                Until = Until,
                Terms = Terms,
                Kept = Kept,
            };
    }

    /// <summary>Reserved money was taken, and the rest released.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was taken.</param>
    /// <param name="Amount">How much.</param>
    public sealed record Captured(string Key, DateTimeOffset At, Money Amount) : SimulatorCardEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(CapturedWord) with { Amount = Amount };
    }

    /// <summary>The time to take reserved money was over; nothing was taken, and nothing will be.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was asked about after its time.</param>
    public sealed record AuthorizationLapsed(string Key, DateTimeOffset At) : SimulatorCardEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(AuthorizationLapsedWord);
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: ChargedWord, Amount: { } amount, Token: { } token, Reference: { } reference } when line.TryOwner(out var owner) =>
                new Charged(line.Key, line.At, owner, amount, token, reference) { Terms = line.Terms, Kept = line.Kept },
            { Is: PartlyChargedWord, Amount: { } amount, Token: { } token, Reference: { } reference, Taken: { } taken }
                when line.TryOwner(out var owner) => new PartlyCharged(line.Key, line.At, owner, amount, token, reference, taken),
            {
                Is: ChallengedWord,
                Amount: { IsPositive: true } amount,
                Token: { } token,
                Reference: { } reference,
                Challenge: { } challenge,
                Until: { } until,
                Terms: { } terms,
                Card: { } card
            } when line.TryOwner(out var owner) => new Challenged(line.Key, line.At, owner, amount, token, reference, challenge, until)
            {
                Terms = terms,
                Card = card,
                ReturnUrl = line.ReturnUrl,
            },
            {
                Is: AuthorizedWord,
                Amount: { IsPositive: true } amount,
                Token: { } token,
                Reference: { } reference,
                Until: { } until,
                Terms: { } terms
            } when line.TryOwner(out var owner) => new Authorized(line.Key, line.At, owner, amount, token, reference, until)
            {
                Terms = terms,
                Kept = line.Kept,
            },
            { Is: CapturedWord, Amount: { IsPositive: true } amount } => new Captured(line.Key, line.At, amount),
            { Is: AuthorizationLapsedWord } => new AuthorizationLapsed(line.Key, line.At),
            _ => null,
        };
}
