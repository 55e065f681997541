using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>All that the ledger has about one dispute.</summary>
internal sealed record DisputeHistory(
    string Reference,
    Owner Owner,
    string ChargeKey,
    Money Amount,
    DisputeReason Reason,
    DateTimeOffset OpensAt
) : INotifying
{
    private static readonly TimeSpan _timeForEvidence = TimeSpan.FromDays(7);

    public LedgerSubject Subject => LedgerSubject.Dispute(Reference);

    public DateTimeOffset Since => OpensAt;

    public ImmutableArray<PlannedNotification> Untold => [.. News().Skip(Told).Select(Tell)];

    public bool HasEvidence => Evidence is not null;

    private (DateTimeOffset At, bool? Won)? Evidence { get; init; }

    private (DateTimeOffset At, bool Won)? Closing { get; init; }

    private int Told { get; init; }

    private DateTimeOffset EvidenceDueBy => OpensAt + _timeForEvidence;

    /// <summary>Its status; null where it is still to come.</summary>
    public DisputeNews? At(DateTimeOffset now) => News().Where(news => news.At <= now).Select(news => news.News).LastOrDefault();

    /// <summary>What the payer's bank holds or retains.</summary>
    public Money? HeldAt(DateTimeOffset now) => At(now) is null or DisputeNews.Won ? null : Amount;

    /// <summary>The history with one more entry, or null where it does not follow.</summary>
    public DisputeHistory? With(SimulatorEntry entry, DateTimeOffset at) =>
        (entry, At(at)) switch
        {
            (SimulatorEntry.NotificationTaken, _) when Told < News().Count() => this with { Told = Told + 1 },
            (SimulatorDisputeEntry.EvidenceSubmitted evidence, DisputeNews.Opened) => this with { Evidence = (at, evidence.Won) },
            (SimulatorDisputeEntry.Closed closed, DisputeNews.Opened or DisputeNews.UnderReview) => this with
            {
                Closing = (at, closed.Won),
            },
            _ => null,
        };

    private static DisputeNews Verdict(bool won) => won ? new DisputeNews.Won() : new DisputeNews.Lost();

    // Evidence and a decision come before what would have happened without them, so that what was reported stays the beginning.
    private IEnumerable<(DateTimeOffset At, DisputeNews News)> News()
    {
        yield return (OpensAt, new DisputeNews.Opened(Amount, Reason, EvidenceDueBy));
        if (Evidence is { } evidence)
        {
            yield return (evidence.At, new DisputeNews.UnderReview());
            if (evidence.Won is { } won)
                yield return (evidence.At, Verdict(won));
        }

        if (Closing is { } closing)
            yield return (closing.At, Verdict(closing.Won));
        else if (Evidence is null)
            yield return (EvidenceDueBy, new DisputeNews.Lost());
    }

    private PlannedNotification Tell((DateTimeOffset At, DisputeNews News) one) =>
        new(one.At, new DisputeNotification(SimulatorIds.Provider, Owner, ChargeKey, Reference, one.News));
}
