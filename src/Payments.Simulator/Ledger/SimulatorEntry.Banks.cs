using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public abstract partial record SimulatorEntry
{
    /// <summary>A debit was taken in. What the payer's bank then does was decided with it, and needs no entry of its own.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Method">The method's id.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Timings">The days of the debit.</param>
    /// <param name="SettlesAt">When it counts as paid, or is refused.</param>
    /// <param name="LateAt">When it fails late or is disputed, where it is.</param>
    /// <param name="Payer">What comes of it.</param>
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
    ) : SimulatorEntry(Key, At), IChargeDecision
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
    }

    /// <summary>
    /// The payer was told to send a transfer to an account that is not this charge's alone. The money is told of as a line of
    /// that account, and counts there.
    /// </summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Method">The method's id.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Instructions">What the payer was told.</param>
    /// <param name="Until">When the payer's time to act is over.</param>
    /// <param name="Arriving">What arrives by itself; null where nothing does.</param>
    public sealed record TransferAwaited(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Method,
        string Reference,
        PaymentInstructions Instructions,
        DateTimeOffset Until,
        Money? Arriving
    ) : SimulatorEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerSubject? AlsoAbout => Line is { } line ? line.About : null;

        /// <summary><see cref="SimulatorOptions.RailDelay"/> as it was then.</summary>
        internal TimeSpan Delay { get; init; }

        /// <summary>The customer whose own account it is; null where it is the merchant's.</summary>
        internal string? CustomerId { get; init; }

        internal string? Remittance { get; init; }

        /// <summary>The line that arrives by itself, or null.</summary>
        internal LineReceived? Line =>
            Arriving is { } money
                ? new LineReceived(SimulatorIds.LineOf(Reference), At, Owner, money, At + Delay)
                {
                    CustomerId = CustomerId,
                    Remittance = Remittance,
                    PayerName = TransferDecisions.PayerName,
                }
                : null;

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.AwaitingPayment(Reference, Instructions, Until);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Source is PaymentSource.Rail source
            && request.Owner == Owner
            && request.Amount == Amount
            && source.Method == Method
            && TransferDecisions.CustomerOf(request) == CustomerId
            && (request.PaymentReference is null || request.PaymentReference == Remittance);

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>
    /// Money has arrived at a bank account, by <see cref="PaymentSimulator.ReceiveTransferAsync"/>. What arrives by itself needs
    /// no entry of its own.
    /// </summary>
    /// <param name="Key">The line's reference.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose account it is; always in test mode.</param>
    /// <param name="Amount">How much.</param>
    /// <param name="BookedAt">When it is booked.</param>
    public sealed record LineReceived(string Key, DateTimeOffset At, Owner Owner, Money Amount, DateTimeOffset BookedAt)
        : SimulatorEntry(Key, At),
            IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal string? CustomerId { get; init; }

        internal string? Remittance { get; init; }

        internal string? PayerName { get; init; }

        /// <summary>How often it is told; one or two.</summary>
        internal int Times { get; init; } = 1;

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Pending();

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) => false;

        Owner? IChargeDecision.Owner => Owner;
    }

    /// <summary>The money of a bank line was sent back by <see cref="PaymentSimulator.SendBackTransferAsync"/>.</summary>
    /// <param name="Key">The line's reference.</param>
    /// <param name="At">When it was sent back.</param>
    public sealed record LineSentBack(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>The payer was sent to a bank to approve a payment, and nothing was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
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
    ) : SimulatorEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal string? ReturnUrl { get; init; }

        ChargeOutcome IChargeDecision.Outcome =>
            new ChargeOutcome.RequiresAction(Reference, new NextAction.TestChallenge(Challenge), Until);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Source is PaymentSource.Rail { Method: MethodIds.PayByBank } && request.Owner == Owner && request.Amount == Amount;

        Owner? IChargeDecision.Owner => Owner;
    }
}
