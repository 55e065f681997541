using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>
/// Entries of the simulator's ledger about a charge whose payer sends the money: mobile money, or a transfer to an account of its
/// own. Closed: the cases nested in it.
/// </summary>
public abstract record SimulatorRailEntry : SimulatorEntry
{
    private const string AwaitingWord = "awaiting";
    private const string MoneyArrivedWord = "money_arrived";
    private const string PromptRefusedWord = "prompt_refused";

    private protected SimulatorRailEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>The payer got instructions. What the payer does then was decided with it, and needs no entry of its own.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Method">The method's id.</param>
    /// <param name="Rail">The rail's id, or null where the method has none.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Instructions">The payer's instructions.</param>
    /// <param name="Until">When the payer's time to act is over.</param>
    /// <param name="Payer">What the payer does.</param>
    public sealed record Awaiting(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Method,
        string? Rail,
        string Reference,
        PaymentInstructions Instructions,
        DateTimeOffset Until,
        TestPayerEffect Payer
    ) : SimulatorRailEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        /// <summary><see cref="SimulatorOptions.RailDelay"/> as it was then.</summary>
        internal TimeSpan Delay { get; init; }

        internal string Fingerprint { get; init; } = "";

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.AwaitingPayment(Reference, Instructions, Until);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Source is PaymentSource.Rail source
            && request.Owner == Owner
            && request.Amount == Amount
            && RailRules.IsOf(Fingerprint, Key, source)
            && RailRules.EffectOf(request, source) == Payer;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(AwaitingWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Method = Method,
                Rail = Rail,
                Reference = Reference,
                Instructions = Instructions,
                Until = Until,
                Payer = Payer.ToString(),
                Delay = Delay,
                Fingerprint = Fingerprint,
            };
    }

    /// <summary>Money arrived by <see cref="PaymentSimulator.SendMoneyAsync"/>, beside what the payer does.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it arrived.</param>
    /// <param name="Amount">How much.</param>
    public sealed record MoneyArrived(string Key, DateTimeOffset At, Money Amount) : SimulatorRailEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(MoneyArrivedWord) with { Amount = Amount };
    }

    /// <summary>The payer refused by <see cref="PaymentSimulator.RefusePromptAsync"/>, and does nothing more.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When the payer refused.</param>
    public sealed record PromptRefused(string Key, DateTimeOffset At) : SimulatorRailEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(PromptRefusedWord);
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: AwaitingWord } => ReadAwaiting(line),
            { Is: MoneyArrivedWord, Amount: { IsPositive: true } amount } => new MoneyArrived(line.Key, line.At, amount),
            { Is: PromptRefusedWord } => new PromptRefused(line.Key, line.At),
            _ => null,
        };

    private static Awaiting? ReadAwaiting(LedgerLine line) =>
        line is { Amount: { IsPositive: true } amount, Method: { } method, Reference: { } reference, Instructions: { } instructions }
        && line is { Until: { } until, Delay: { } delay, Fingerprint: { } fingerprint }
        && line.TryOwner(out var owner)
        && LedgerLine.TryName<TestPayerEffect>(line.Payer, out var payer)
            ? new(line.Key, line.At, owner, amount, method, line.Rail, reference, instructions, until, payer)
            {
                Delay = delay,
                Fingerprint = fingerprint,
            }
            : null;
}
