using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>Entries of the simulator's ledger about debits and payments approved at a bank. Closed: the cases nested in it.</summary>
public abstract record SimulatorBankEntry : SimulatorEntry
{
    private const string DebitTakenWord = "debit_taken";
    private const string BankChallengedWord = "bank_challenged";

    private protected SimulatorBankEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>A debit was accepted. What the payer's bank does then was decided with it, and needs no entry of its own.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Method">The method's id.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Timings">The days of the debit.</param>
    /// <param name="SettlesAt">When it counts as paid, or is refused.</param>
    /// <param name="LateAt">When it fails late or is disputed, where it is.</param>
    /// <param name="Payer">The outcome.</param>
    public sealed record DebitTaken(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Method,
        string Reference,
        DebitTimings Timings,
        DateTimeOffset SettlesAt,
        DateTimeOffset LateAt,
        TestDebitEffect Payer
    ) : SimulatorBankEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal string Fingerprint { get; init; } = "";

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Pending { Timings = Timings };

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Source is PaymentSource.Rail source
            && request.Owner == Owner
            && request.Amount == Amount
            && RailRules.IsOf(Fingerprint, Key, source)
            && DebitEffects.Of(request, source) == Payer;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(DebitTakenWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Method = Method,
                Reference = Reference,
                Timings = Timings,
                SettlesAt = SettlesAt,
                FailsAt = LateAt,
                Payer = Payer.ToString(),
                Fingerprint = Fingerprint,
            };
    }

    /// <summary>The payer was sent to a bank to approve a payment, and nothing was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Challenge">Opens the bank's page.</param>
    /// <param name="Until">When the payer's time is over.</param>
    public sealed record BankChallenged(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Reference,
        string Challenge,
        DateTimeOffset Until
    ) : SimulatorBankEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal string? ReturnUrl { get; init; }

        ChargeOutcome IChargeDecision.Outcome =>
            new ChargeOutcome.RequiresAction(Reference, new NextAction.TestChallenge(Challenge), Until);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Source is PaymentSource.Rail { Method: MethodIds.PayByBank } && request.Owner == Owner && request.Amount == Amount;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(BankChallengedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Reference = Reference,
                Challenge = Challenge,
                Until = Until,
                ReturnUrl = ReturnUrl,
            };
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: DebitTakenWord } => ReadDebit(line),
            {
                Is: BankChallengedWord,
                Amount: { IsPositive: true } amount,
                Reference: { } reference,
                Challenge: { } challenge,
                Until: { } until
            } when line.TryOwner(out var owner) => new BankChallenged(line.Key, line.At, owner, amount, reference, challenge, until)
            {
                ReturnUrl = line.ReturnUrl,
            },
            _ => null,
        };

    private static DebitTaken? ReadDebit(LedgerLine line) =>
        line is { Amount: { IsPositive: true } amount, Method: { } method, Reference: { } reference, Timings: { } timings }
        && line is { SettlesAt: { } settlesAt, FailsAt: { } lateAt, Fingerprint: { } fingerprint }
        && line.TryOwner(out var owner)
        && LedgerLine.TryName<TestDebitEffect>(line.Payer, out var payer)
            ? new(line.Key, line.At, owner, amount, method, reference, timings, settlesAt, lateAt, payer) { Fingerprint = fingerprint }
            : null;
}
