using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>All that the ledger has about one refund.</summary>
internal sealed record RefundHistory(SimulatorEntry Opening, IRefundDecision Decision) : INotifying
{
    private const string AccountClosed = "The receiving account is closed.";

    public LedgerSubject Subject => LedgerSubject.Refund(Opening.Key);

    public DateTimeOffset Since => Opening.At;

    public ImmutableArray<PlannedNotification> Untold =>
        !IsTold && Paying is { } paying && FailsAt is { } fails
            ? [new(fails, new RefundNotification(SimulatorIds.Provider, paying.Owner, paying.Key, new RefundOutcome.Failed(AccountClosed)))]
            : [];

    private SimulatorRefundEntry.Refunded? Paying => Opening as SimulatorRefundEntry.Refunded;

    private bool IsSettled { get; init; }

    private bool IsCanceled { get; init; }

    private DateTimeOffset? ReturnedAt { get; init; }

    private bool IsTold { get; init; }

    private DateTimeOffset? FailsAt => IsCanceled ? null : ReturnedAt ?? Paying?.FailsAt;

    /// <summary>What was answered first.</summary>
    public RefundOutcome FirstOutcome =>
        Opening is SimulatorRefundEntry.Refunded { FailsAt: not null, Reference: var reference } paying && paying.SettlesAt <= paying.At
            ? new RefundOutcome.Succeeded(reference)
            : OutcomeAt(Opening.At);

    public RefundOutcome OutcomeAt(DateTimeOffset now) =>
        Opening switch
        {
            SimulatorRefundEntry.Failed failed => new RefundOutcome.Failed(failed.Reason),
            SimulatorRefundEntry.Refunded refunded => FailsAt <= now ? new RefundOutcome.Failed(AccountClosed)
            : IsCanceled ? new RefundOutcome.Canceled()
            : (refunded.WaitsToBeAsked ? IsSettled : now >= refunded.SettlesAt) ? new RefundOutcome.Succeeded(refunded.Reference)
            : new RefundOutcome.Pending(),
            _ => new RefundOutcome.Canceled(),
        };

    /// <summary>What is refunded, or on its way; null where nothing is.</summary>
    public Money? PaidAt(DateTimeOffset now) => OutcomeAt(now) is RefundOutcome.Succeeded or RefundOutcome.Pending ? Paying?.Amount : null;

    /// <summary>True where asking makes it succeed.</summary>
    public bool IsDueToSettle(DateTimeOffset now) =>
        Paying is { WaitsToBeAsked: true } paying && now >= paying.SettlesAt && OutcomeAt(now) is RefundOutcome.Pending;

    /// <summary>The history with one more entry, or null where it does not follow.</summary>
    public RefundHistory? With(SimulatorEntry entry, DateTimeOffset at) =>
        (entry, OutcomeAt(at)) switch
        {
            (SimulatorEntry.NotificationTaken, _) when !Untold.IsEmpty => this with { IsTold = true },
            (SimulatorRefundEntry.Settled, RefundOutcome.Pending) => this with { IsSettled = true },
            (SimulatorRefundEntry.Canceled, RefundOutcome.Pending) => this with { IsCanceled = true },
            (SimulatorRefundEntry.Returned, RefundOutcome.Pending or RefundOutcome.Succeeded) => this with { ReturnedAt = at },
            _ => null,
        };
}
