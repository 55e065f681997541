using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>
/// Entries of the simulator's ledger about a setup, which saves a card without charging it. Closed: the cases nested in it.
/// </summary>
public abstract record SimulatorSetupEntry : SimulatorEntry
{
    private const string CardSavedWord = "card_kept";
    private const string DeclinedWord = "setup_declined";
    private const string ChallengedWord = "setup_challenged";
    private const string ClosedWord = "setup_closed";
    private const string AnsweredWord = "setup_answered";
    private const string ReleasedWord = "setup_released";

    private protected SimulatorSetupEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>A card was saved without being charged.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the setup; always in test mode.</param>
    /// <param name="Token">The token of the request.</param>
    /// <param name="SavedToken">Charges the saved card.</param>
    public sealed record CardSaved(string Key, DateTimeOffset At, Owner Owner, string Token, string SavedToken)
        : SimulatorSetupEntry(Key, At),
            ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal SavedCard? Kept { get; init; }

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.Saved(SavedToken) { Fingerprint = Kept?.Fingerprint };

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => request.Owner == Owner && token?.Text == Token;

        Owner? ISetupDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(CardSavedWord) with
            {
                Account = Owner.Account,
                Token = Token,
                SavedToken = SavedToken,
                Kept = Kept,
            };
    }

    /// <summary>A card was not saved.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the setup; always in test mode.</param>
    /// <param name="Token">The token of the request; null where the simulator did not make it, as it could be a card
    /// number.</param>
    /// <param name="Code">Why.</param>
    public sealed record Declined(string Key, DateTimeOffset At, Owner Owner, string? Token, DeclineCode Code)
        : SimulatorSetupEntry(Key, At),
            ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.Declined(Code);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => request.Owner == Owner && token?.Text == Token;

        Owner? ISetupDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(DeclinedWord) with
            {
                Account = Owner.Account,
                Token = Token,
                Code = Code.ToString(),
            };
    }

    /// <summary>The payer was asked to authenticate before the card is saved.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the setup; always in test mode.</param>
    /// <param name="Token">The token of the request.</param>
    /// <param name="Challenge">Opens the challenge.</param>
    /// <param name="Until">When the payer's time to authenticate is over.</param>
    public sealed record Challenged(string Key, DateTimeOffset At, Owner Owner, string Token, string Challenge, DateTimeOffset Until)
        : SimulatorSetupEntry(Key, At),
            ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal string Behaviour { get; init; } = "";

        internal CardSummary? Card { get; init; }

        internal string? ReturnUrl { get; init; }

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.RequiresAction(new NextAction.TestChallenge(Challenge), Until);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => request.Owner == Owner && token?.Text == Token;

        Owner? ISetupDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(ChallengedWord) with
            {
                Account = Owner.Account,
                Token = Token,
                Until = Until,
                Behaviour = Behaviour,
                Card = Card,
                Challenge = Challenge,
                ReturnUrl = ReturnUrl,
            };
    }

    /// <summary>The setup's key was asked about, or abandoned, before any setup arrived; none that arrives later saves a card.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record Closed(string Key, DateTimeOffset At) : SimulatorSetupEntry(Key, At), ISetupDecision
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        SetupOutcome ISetupDecision.Outcome => new SetupOutcome.Declined(DeclineCode.NotSent);

        bool ISetupDecision.Answers(SetupRequest request, CardToken? token) => true;

        Owner? ISetupDecision.Owner => null;

        internal override LedgerLine ToLine() => NewLine(ClosedWord);
    }

    /// <summary>The payer of a setup answered the challenge.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When the payer answered.</param>
    /// <param name="Passed">Whether the payer authenticated; the card is then saved, or declined, as it says.</param>
    public sealed record Answered(string Key, DateTimeOffset At, bool Passed) : SimulatorSetupEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal SavedCard? Kept { get; init; }

        internal override LedgerLine ToLine() => NewLine(AnsweredWord) with { Passed = Passed, Kept = Kept };
    }

    /// <summary>The setup was abandoned, or the payer's time to authenticate was over; no card is saved.</summary>
    /// <param name="Key">The setup's key.</param>
    /// <param name="At">When it was abandoned, or asked about after its time.</param>
    public sealed record Released(string Key, DateTimeOffset At) : SimulatorSetupEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Setup(Key);

        internal override LedgerLine ToLine() => NewLine(ReleasedWord);
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: CardSavedWord, Token: { } token, SavedToken: { } saved, Kept: { } kept } when line.TryOwner(out var owner) =>
                new CardSaved(line.Key, line.At, owner, token, saved) { Kept = kept },
            { Is: DeclinedWord } when line.TryOwner(out var owner) && LedgerLine.TryName<DeclineCode>(line.Code, out var code) =>
                new Declined(line.Key, line.At, owner, line.Token, code),
            { Is: ChallengedWord, Token: { } token, Challenge: { } challenge, Until: { } until, Behaviour: { } behaviour, Card: { } card }
                when line.TryOwner(out var owner) => new Challenged(line.Key, line.At, owner, token, challenge, until)
            {
                Behaviour = behaviour,
                Card = card,
                ReturnUrl = line.ReturnUrl,
            },
            { Is: ClosedWord } => new Closed(line.Key, line.At),
            { Is: AnsweredWord, Passed: { } passed } => new Answered(line.Key, line.At, passed) { Kept = line.Kept },
            { Is: ReleasedWord } => new Released(line.Key, line.At),
            _ => null,
        };
}

/// <summary>Entries of the simulator's ledger about a saved card. Closed: the cases nested in it.</summary>
public abstract record SimulatorSavedCardEntry : SimulatorEntry
{
    private const string ForgottenWord = "card_forgotten";
    private const string UpdatedWord = "card_updated";

    private protected SimulatorSavedCardEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>A saved card was forgotten, and can no longer be charged.</summary>
    /// <param name="Key">The card's token.</param>
    /// <param name="At">When it was forgotten.</param>
    public sealed record Forgotten(string Key, DateTimeOffset At) : SimulatorSavedCardEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Card(Key);

        internal override LedgerLine ToLine() => NewLine(ForgottenWord);
    }

    /// <summary>A saved card has another expiry date, by <see cref="PaymentSimulator.UpdateCardAsync"/>.</summary>
    /// <param name="Key">The card's token.</param>
    /// <param name="At">When it was changed.</param>
    /// <param name="ExpiryMonth">1 to 12.</param>
    /// <param name="ExpiryYear">Four digits.</param>
    public sealed record Updated(string Key, DateTimeOffset At, int ExpiryMonth, int ExpiryYear) : SimulatorSavedCardEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Card(Key);

        internal override LedgerLine ToLine() => NewLine(UpdatedWord) with { ExpiryMonth = ExpiryMonth, ExpiryYear = ExpiryYear };
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: ForgottenWord } => new Forgotten(line.Key, line.At),
            { Is: UpdatedWord, ExpiryMonth: { } month, ExpiryYear: { } year } => new Updated(line.Key, line.At, month, year),
            _ => null,
        };
}
