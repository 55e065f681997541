using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public abstract partial record SimulatorEntry
{
    /// <summary>The payer was told what to do. What the payer then does was decided with it, and needs no entry of its own.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Method">The method's id.</param>
    /// <param name="Rail">The rail's id, or null where the method has none.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Instructions">What the payer was told.</param>
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
    ) : SimulatorEntry(Key, At), IChargeDecision
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
    }

    /// <summary>Money arrived by <see cref="PaymentSimulator.SendMoneyAsync"/>, beside what the payer does.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it arrived.</param>
    /// <param name="Amount">How much.</param>
    public sealed record MoneyArrived(string Key, DateTimeOffset At, Money Amount) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>The payer refused by <see cref="PaymentSimulator.RefusePromptAsync"/>, and does nothing more.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When the payer refused.</param>
    public sealed record PromptRefused(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);
    }

    /// <summary>
    /// The host has taken the next of the notifications of the charge, the setup or the kept card, and is not told it again.
    /// </summary>
    /// <param name="Key">The charge's or setup's key, or the card's token.</param>
    /// <param name="At">When it was taken.</param>
    public sealed record NotificationTaken(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => new(Of, Key);

        internal LedgerSubjectKind Of { get; init; }
    }
}
