using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>
/// All that the ledger has about one charge. A pure fold of its entries; what it returns for a time depends on nothing else.
/// </summary>
internal sealed record ChargeHistory : INotifying
{
    private ChargeHistory(SimulatorEntry opening, IChargeDecision decision)
    {
        Opening = opening;
        Decision = decision;
        LastAt = opening.At;
    }

    public SimulatorEntry Opening { get; }

    public IChargeDecision Decision { get; }

    public LedgerSubject Subject => LedgerSubject.Charge(Opening.Key);

    public DateTimeOffset Since => Opening.At;

    public ImmutableArray<PlannedNotification> Untold { get; private init; } = [];

    /// <summary>The progress of a charge of a card; null where it was decided for good at once, or is of no card.</summary>
    public CardProgress? Card { get; private init; }

    /// <summary>The progress of a payment at a bank; null for any other.</summary>
    public BankProgress? Bank { get; private init; }

    /// <summary>The refunds that paid, or were to pay, something back.</summary>
    public ImmutableDictionary<string, RefundHistory> Refunds { get; private init; } =
        ImmutableDictionary.Create<string, RefundHistory>(StringComparer.Ordinal);

    /// <summary>First to last.</summary>
    public ImmutableArray<DisputeHistory> Disputes { get; private init; } = [];

    private DateTimeOffset LastAt { get; init; }

    private ImmutableArray<PayerStep> ByHand { get; init; } = [];

    private ImmutableArray<ChargeNews> News { get; init; } = [];

    private int NotificationsTaken { get; init; }

    private DateTimeOffset? SentBackAt { get; init; }

    public static ChargeHistory Open(SimulatorEntry opening, IChargeDecision decision) =>
        (new ChargeHistory(opening, decision) { Card = CardProgress.Of(opening), Bank = BankProgress.Of(opening) })
            .WithSteps([])
            .WithScriptedDispute();

    /// <summary>The time, but none before the last entry: what has happened stays so when a clock is set back.</summary>
    public DateTimeOffset AsOf(DateTimeOffset now) => now > LastAt ? now : LastAt;

    public ChargeOutcome OutcomeAt(DateTimeOffset now) =>
        LatestAt(now)?.Outcome ?? Card?.OutcomeAt(AsOf(now)) ?? Bank?.OutcomeAt(AsOf(now)) ?? Decision.Outcome;

    /// <summary>All that has arrived by then; null where no charge of a known currency did.</summary>
    public Money? TakenAt(DateTimeOffset now) => LatestAt(now)?.Total ?? Card?.Taken?.Amount ?? Bank?.Taken ?? Decision.Taken;

    /// <summary>Money that is refunded by then, or on its way; null where none is.</summary>
    public Money? RefundedAt(DateTimeOffset now) => Sum(Refunds.Values.Select(refund => refund.PaidAt(AsOf(now))));

    /// <summary>Money that succeeded refunds have returned by then; null where none has.</summary>
    public Money? PaidBackAt(DateTimeOffset now) =>
        Sum(Refunds.Values.Select(refund => refund.OutcomeAt(AsOf(now)) is RefundOutcome.Succeeded ? refund.PaidAt(AsOf(now)) : null));

    /// <summary>Money that the payers' banks hold or retain by then; null where they have none.</summary>
    public Money? DisputedAt(DateTimeOffset now) => Sum(Disputes.Select(dispute => dispute.HeldAt(AsOf(now))));

    /// <summary>
    /// What a bank took back of a debit that failed late, save what was disputed before, or what was sent back of a line; null
    /// where nothing was.
    /// </summary>
    public Money? ReturnedAt(DateTimeOffset now) =>
        Opening is SimulatorTransferEntry.LineReceived line ? (SentBackAt <= AsOf(now) ? line.Amount : null)
        : LatestAt(now) is { Outcome: ChargeOutcome.Returned } late ? late.Total - (DisputedAt(late.At) ?? Money.Zero(late.Total.Currency))
        : null;

    /// <summary>
    /// What has arrived by then, is not refunded and is not held by the payer's bank; null where no charge of a known currency
    /// did.
    /// </summary>
    public Money? LeftAt(DateTimeOffset now)
    {
        if (TakenAt(now) is not { } taken)
            return null;

        var gone = Sum([RefundedAt(now), DisputedAt(now), ReturnedAt(now)]) ?? Money.Zero(taken.Currency);
        return gone < taken ? taken - gone : Money.Zero(taken.Currency);
    }

    /// <summary>
    /// The entry that records a time that is over, so that it stays over once it was answered; null where none is or it is recorded.
    /// </summary>
    public SimulatorEntry? Lapse(DateTimeOffset at) =>
        Bank?.IsOver(at) == true ? new SimulatorChargeEntry.Released(Opening.Key, at)
        : Card is not { } card || !card.IsOver(at) ? null
        : OutcomeAt(at) is ChargeOutcome.Declined { Code: DeclineCode.AuthorizationExpired }
            ? new SimulatorCardEntry.AuthorizationLapsed(Opening.Key, at)
        : new SimulatorChargeEntry.Released(Opening.Key, at);

    /// <summary>The history with one more entry.</summary>
    /// <exception cref="FormatException">The entry does not follow from those before.</exception>
    public ChargeHistory With(SimulatorEntry entry)
    {
        var at = AsOf(entry.At);
        var next = entry switch
        {
            SimulatorRailEntry.MoneyArrived arrived
                when Opening is SimulatorRailEntry.Awaiting { Amount: var asked } && asked.Currency == arrived.Amount.Currency => WithSteps(
                ByHand.Add(new PayerStep(at, arrived.Amount, null, ByHand: true))
            ),
            SimulatorRailEntry.PromptRefused when OutcomeAt(at) is ChargeOutcome.AwaitingPayment => WithSteps(
                ByHand.Add(new PayerStep(at, null, DeclineCode.PayerRefused, ByHand: true))
            ),
            SimulatorEntry.NotificationTaken taken => WithTaken(taken, at),
            SimulatorRefundEntry.Refunded refunded
                when LeftAt(at) is { } left && left.Currency == refunded.Amount.Currency && left >= refunded.Amount => this with
            {
                Refunds = Refunds.Add(refunded.Key, new RefundHistory(refunded, refunded)),
            },
            SimulatorRefundEntry.Settled or SimulatorRefundEntry.Canceled or SimulatorRefundEntry.Returned => WithRefund(entry, at),
            SimulatorDisputeEntry.Opened opened when LeftAt(at) is not null => WithDispute(opened),
            SimulatorDisputeEntry.EvidenceSubmitted evidence => WithDispute(evidence.Reference, entry, at),
            SimulatorDisputeEntry.Closed closed => WithDispute(closed.Reference, entry, at),
            SimulatorTransferEntry.LineSentBack when Opening is SimulatorTransferEntry.LineReceived line && LeftAt(at) == line.Amount =>
                this with
                {
                    SentBackAt = at,
                },
            _ => Card?.With(entry, at) is { } card ? (this with { Card = card }).WithAnswer().WithScriptedDispute()
            : Bank?.With(entry, at) is { } bank ? (this with { Bank = bank }).WithAnswer()
            : null,
        };
        return next is null
            ? throw new FormatException("It does not follow from the earlier lines of its charge.")
            : next with
            {
                LastAt = at,
            };
    }

    private static Money? Sum(IEnumerable<Money?> amounts) =>
        amounts.Aggregate(
            (Money?)null,
            static (total, amount) => total is { } before && amount is { } more ? before + more : total ?? amount
        );

    private ChargeHistory? WithTaken(SimulatorEntry.NotificationTaken taken, DateTimeOffset at) =>
        taken.Of switch
        {
            LedgerSubjectKind.Refund => WithRefund(taken, at),
            LedgerSubjectKind.Dispute => WithDispute(taken.Key, taken, at),
            _ => Untold.IsEmpty ? null : this with { NotificationsTaken = NotificationsTaken + 1, Untold = Untold.RemoveAt(0) },
        };

    private ChargeHistory? WithRefund(SimulatorEntry entry, DateTimeOffset at) =>
        Refunds.GetValueOrDefault(entry.Key)?.With(entry, at) is { } refund
            ? this with
            {
                Refunds = Refunds.SetItem(entry.Key, refund),
            }
            : null;

    private ChargeHistory WithDispute(SimulatorDisputeEntry.Opened opened) =>
        this with
        {
            Disputes = Disputes.Add(
                new DisputeHistory(opened.Reference, Decision.Owner!.Value, opened.Key, opened.Amount, opened.Reason, AsOf(opened.At))
            ),
        };

    private ChargeHistory? WithDispute(string reference, SimulatorEntry entry, DateTimeOffset at) =>
        Disputes.FirstOrDefault(dispute => dispute.Reference == reference) is { } dispute && dispute.With(entry, at) is { } next
            ? this with
            {
                Disputes = Disputes.Replace(dispute, next),
            }
            : null;

    // What a test card disputes by itself follows from what was taken, and needs no entry.
    private ChargeHistory WithScriptedDispute() =>
        Opening is SimulatorBankEntry.DebitTaken { Payer: TestDebitEffect.Disputed } debit
            ? this with
            {
                Disputes =
                [
                    new DisputeHistory(
                        SimulatorIds.DisputeOf(debit.Reference),
                        debit.Owner,
                        debit.Key,
                        debit.Amount,
                        DisputeReason.DebitNotAuthorized,
                        debit.LateAt
                    ),
                ],
            }
        : Disputes.IsEmpty && Card is { Taken: { } taken } card && CardBehaviour.Find(card.Terms.Behaviour)?.Reason is { } reason
            ? this with
            {
                Disputes =
                [
                    new DisputeHistory(
                        SimulatorIds.DisputeOf(card.Reference),
                        Decision.Owner!.Value,
                        Opening.Key,
                        taken.Amount,
                        reason,
                        taken.Since + card.Terms.Delay
                    ),
                ],
            }
        : this;

    private ChargeHistory WithAnswer() =>
        NotificationsTaken > 0 ? this
        : Card is { Told: { } told, Answer: { } answer } ? WithUntold(answer.At, told)
        : Bank is { Answer: { } atBank } bank ? WithUntold(atBank.At, bank.OutcomeAt(atBank.At))
        : this;

    private ChargeHistory WithUntold(DateTimeOffset at, ChargeOutcome outcome) =>
        this with
        {
            Untold = [new(at, new ChargeNotification(SimulatorIds.Provider, Decision.Owner!.Value, Opening.Key, outcome))],
        };

    private ChargeHistory WithSteps(ImmutableArray<PayerStep> byHand)
    {
        if (Opening is not SimulatorRailEntry.Awaiting awaiting)
        {
            var ofBank = BankNews.Of(Opening);
            return ofBank.IsEmpty
                ? this
                : this with
                {
                    News = ofBank,
                    Untold = [.. BankNews.Told(Opening, ofBank).Skip(NotificationsTaken)],
                };
        }

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
