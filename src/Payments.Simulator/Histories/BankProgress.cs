using Payments.Providers;

namespace Payments.Simulator;

/// <summary>A payment that is approved at a bank. A pure fold of its entries.</summary>
internal sealed record BankProgress
{
    private BankProgress(SimulatorBankEntry.BankChallenged challenge) => Challenge = challenge;

    /// <summary>When the payer answered and how; null where the payer did not.</summary>
    public (DateTimeOffset At, bool Passed)? Answer { get; private init; }

    /// <summary>The money that was taken; null where none was.</summary>
    public Money? Taken => Answer is { Passed: true } ? Challenge.Amount : null;

    private SimulatorBankEntry.BankChallenged Challenge { get; }

    private bool IsReleased { get; init; }

    /// <summary>Null where the opening is of no such payment.</summary>
    public static BankProgress? Of(SimulatorEntry opening) =>
        opening is SimulatorBankEntry.BankChallenged challenge ? new(challenge) : null;

    public ChargeOutcome OutcomeAt(DateTimeOffset now) =>
        IsReleased ? new ChargeOutcome.Declined(DeclineCode.Released)
        : Answer is { } answer ? Answered(answer.Passed)
        : Challenge.Until <= now ? new ChargeOutcome.Declined(DeclineCode.Released)
        : ((IChargeDecision)Challenge).Outcome;

    /// <summary>True where its time is over and no entry records it yet.</summary>
    public bool IsOver(DateTimeOffset now) => !IsReleased && OutcomeAt(now) is ChargeOutcome.Declined { Code: DeclineCode.Released };

    /// <summary>The progress with one more entry, or null where it does not follow.</summary>
    public BankProgress? With(SimulatorEntry entry, DateTimeOffset at) =>
        (entry, OutcomeAt(at)) switch
        {
            (SimulatorChargeEntry.ChallengeAnswered answered, ChargeOutcome.RequiresAction) => this with { Answer = (at, answered.Passed) },
            (SimulatorChargeEntry.Released, ChargeOutcome.RequiresAction) => this with { IsReleased = true },
            (SimulatorChargeEntry.Released, _) when IsOver(at) => this with { IsReleased = true },
            _ => null,
        };

    private ChargeOutcome Answered(bool passed) =>
        passed ? new ChargeOutcome.Approved(Challenge.Reference) : new ChargeOutcome.Declined(DeclineCode.PayerRefused);
}
