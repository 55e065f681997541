using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>All that the ledger has about one setup. A pure fold of its entries.</summary>
internal sealed record SetupHistory(SimulatorEntry Opening, ISetupDecision Decision) : INotifying
{
    public LedgerSubject Subject => LedgerSubject.Setup(Opening.Key);

    public DateTimeOffset Since => Opening.At;

    public ImmutableArray<PlannedNotification> Untold =>
        !IsTold && Answer is { } answer
            ? [new(answer.At, new SetupNotification(SimulatorIds.Provider, Decision.Owner!.Value, Opening.Key, OutcomeAt(answer.At)))]
            : [];

    public (DateTimeOffset At, bool Passed)? Answer { get; private init; }

    private SavedCard? Kept { get; init; }

    private bool IsReleased { get; init; }

    private bool IsTold { get; init; }

    public SetupOutcome OutcomeAt(DateTimeOffset now) =>
        IsReleased ? new SetupOutcome.Declined(DeclineCode.Released)
        : Opening is not SimulatorSetupEntry.Challenged challenged ? Decision.Outcome
        : Answer is { Passed: false } ? new SetupOutcome.Declined(DeclineCode.AuthenticationFailed)
        : Kept is { } kept ? new SetupOutcome.Saved(kept.Token) { Fingerprint = kept.Fingerprint }
        : Answer is not null ? new SetupOutcome.Declined(CardBehaviour.Find(challenged.Behaviour)?.Code ?? DeclineCode.CardDeclined)
        : challenged.Until <= now ? new SetupOutcome.Declined(DeclineCode.Released)
        : Decision.Outcome;

    /// <summary>True where the time is over and no entry records it yet.</summary>
    public bool IsOver(DateTimeOffset now) => !IsReleased && OutcomeAt(now) is SetupOutcome.Declined { Code: DeclineCode.Released };

    /// <summary>The history with one more entry.</summary>
    /// <exception cref="FormatException">The entry does not follow from those before.</exception>
    public SetupHistory With(SimulatorEntry entry) =>
        (entry, OutcomeAt(entry.At)) switch
        {
            (SimulatorEntry.NotificationTaken, _) when !Untold.IsEmpty => this with { IsTold = true },
            (SimulatorSetupEntry.Answered answered, SetupOutcome.RequiresAction) => this with
            {
                Answer = (answered.At, answered.Passed),
                Kept = answered.Kept,
            },
            (SimulatorSetupEntry.Released, SetupOutcome.RequiresAction) => this with { IsReleased = true },
            (SimulatorSetupEntry.Released, SetupOutcome.Declined { Code: DeclineCode.Released }) when !IsReleased => this with
            {
                IsReleased = true,
            },
            _ => throw new FormatException("It does not follow from the earlier lines of its setup."),
        };
}
