using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>All that the ledger tells of one charge. A pure fold of its entries; what it answers for a time depends on nothing else.</summary>
internal sealed record ChargeBook
{
    private ChargeBook(SimulatorEntry opening, IChargeDecision decision)
    {
        Opening = opening;
        Decision = decision;
        LastAt = opening.At;
    }

    public SimulatorEntry Opening { get; }

    public IChargeDecision Decision { get; }

    /// <summary>Money that has gone back, or is on its way; null where none is.</summary>
    public Money? Refunded { get; private init; }

    /// <summary>The notifications that the host has not taken, in the order in which they are told; of any time.</summary>
    public ImmutableArray<PlannedNotification> Untold { get; private init; } = [];

    private DateTimeOffset LastAt { get; init; }

    private ImmutableArray<PayerStep> ByHand { get; init; } = [];

    private ImmutableArray<ChargeNews> News { get; init; } = [];

    private int NotificationsTaken { get; init; }

    public static ChargeBook Open(SimulatorEntry opening, IChargeDecision decision) => new ChargeBook(opening, decision).WithSteps([]);

    /// <summary>The time, but none before the last entry: what has happened stays so when a clock is set back.</summary>
    public DateTimeOffset AsOf(DateTimeOffset now) => now > LastAt ? now : LastAt;

    public ChargeOutcome OutcomeAt(DateTimeOffset now) => LatestAt(now)?.Outcome ?? Decision.Outcome;

    /// <summary>All that has arrived by then; null where no charge of a known currency did.</summary>
    public Money? TakenAt(DateTimeOffset now) => LatestAt(now)?.Total ?? Decision.Taken;

    /// <summary>The book with one more entry.</summary>
    /// <exception cref="FormatException">The entry does not follow from those before.</exception>
    public ChargeBook With(SimulatorEntry entry)
    {
        var at = AsOf(entry.At);
        var next = entry switch
        {
            SimulatorEntry.MoneyArrived arrived when Opening is SimulatorEntry.Awaiting { Amount: var asked } && asked.Currency == arrived.Amount.Currency =>
                WithSteps(ByHand.Add(new PayerStep(at, arrived.Amount, null, ByHand: true))),
            SimulatorEntry.PromptRefused when OutcomeAt(at) is ChargeOutcome.AwaitingPayment =>
                WithSteps(ByHand.Add(new PayerStep(at, null, DeclineCode.PayerRefused, ByHand: true))),
            SimulatorEntry.NotificationTaken when !Untold.IsEmpty =>
                this with { NotificationsTaken = NotificationsTaken + 1, Untold = Untold.RemoveAt(0) },
            SimulatorEntry.Refunded refunded when LeftAt(at) is { } left && left.Currency == refunded.Amount.Currency && left >= refunded.Amount =>
                this with { Refunded = Refunded is { } before ? before + refunded.Amount : refunded.Amount },
            _ => throw new FormatException("It does not follow from the earlier lines of its charge."),
        };
        return next with { LastAt = at };
    }

    /// <summary>What has arrived by then and has not gone back; null where no charge of a known currency did.</summary>
    public Money? LeftAt(DateTimeOffset now) => TakenAt(now) is { } taken && Refunded is { } refunded ? taken - refunded : TakenAt(now);

    private ChargeBook WithSteps(ImmutableArray<PayerStep> byHand)
    {
        if (Opening is not SimulatorEntry.Awaiting awaiting)
            return this;

        var news = ChargeNews.Of(awaiting, byHand);
        var untold = NotificationPlan.Of(awaiting, news).Skip(NotificationsTaken);
        return this with { ByHand = byHand, News = news, Untold = [.. untold] };
    }

    private ChargeNews? LatestAt(DateTimeOffset now)
    {
        var asOf = AsOf(now);
        return News.LastOrDefault(news => news.At <= asOf);
    }
}
