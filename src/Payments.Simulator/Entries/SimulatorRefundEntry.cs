using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>Entries of the simulator's ledger about a refund. Closed: the cases nested in it.</summary>
public abstract record SimulatorRefundEntry : SimulatorEntry
{
    private const string RefundedWord = "refunded";
    private const string FailedWord = "refund_failed";
    private const string ClosedWord = "refund_closed";
    private const string SettledWord = "refund_settled";
    private const string CanceledWord = "refund_canceled";
    private const string ReturnedWord = "refund_returned";

    private protected SimulatorRefundEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>Money was refunded, or is on its way.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the refund; always in test mode.</param>
    /// <param name="ChargeKey">The key of the charge that took the money, or the reference of the bank line by which it came.</param>
    /// <param name="Amount">How much.</param>
    /// <param name="Reference">The simulator's id for the refund.</param>
    /// <param name="SettlesAt">Until when it is pending.</param>
    public sealed record Refunded(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        string ChargeKey,
        Money Amount,
        string Reference,
        DateTimeOffset SettlesAt
    ) : SimulatorRefundEntry(Key, At), IRefundDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);

        /// <summary>Pending until it is asked about after <see cref="SettlesAt"/>, rather than until then.</summary>
        internal bool WaitsToBeAsked { get; init; }

        /// <summary>When it fails though it had succeeded, or null.</summary>
        internal DateTimeOffset? FailsAt { get; init; }

        bool IRefundDecision.Answers(RefundRequest request) =>
            request.Owner == Owner && (request.ChargeKey == ChargeKey || request.ChargeReference == ChargeKey) && request.Amount == Amount;

        Owner? IRefundDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(RefundedWord) with
            {
                Account = Owner.Account,
                ChargeKey = ChargeKey,
                Amount = Amount,
                Reference = Reference,
                SettlesAt = SettlesAt,
                WaitsToBeAsked = WaitsToBeAsked ? true : null,
                FailsAt = FailsAt,
            };
    }

    /// <summary>Nothing was refunded, and nothing will be.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the refund; always in test mode.</param>
    /// <param name="ChargeKey">The key of the charge that was named.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(string Key, DateTimeOffset At, Owner Owner, string ChargeKey, Money Amount, string Reason)
        : SimulatorRefundEntry(Key, At),
            IRefundDecision
    {
        internal override LedgerSubject About => LedgerSubject.Refund(Key);

        bool IRefundDecision.Answers(RefundRequest request) =>
            request.Owner == Owner && request.ChargeKey == ChargeKey && request.Amount == Amount;

        Owner? IRefundDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(FailedWord) with
            {
                Account = Owner.Account,
                ChargeKey = ChargeKey,
                Amount = Amount,
                Reason = Reason,
            };
    }

    /// <summary>The key was canceled before any refund arrived; none that arrives later pays.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record Closed(string Key, DateTimeOffset At) : SimulatorRefundEntry(Key, At), IRefundDecision
    {
        internal override LedgerSubject About => LedgerSubject.Refund(Key);

        bool IRefundDecision.Answers(RefundRequest request) => true;

        Owner? IRefundDecision.Owner => null;

        internal override LedgerLine ToLine() => NewLine(ClosedWord);
    }

    /// <summary>A refund that waited has succeeded.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was asked about.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    public sealed record Settled(string Key, DateTimeOffset At, string ChargeKey) : SimulatorRefundEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);

        internal override LedgerLine ToLine() => NewLine(SettledWord) with { ChargeKey = ChargeKey };
    }

    /// <summary>A pending refund was canceled by <see cref="PaymentSimulator.CancelRefundAsync"/>.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was canceled.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    public sealed record Canceled(string Key, DateTimeOffset At, string ChargeKey) : SimulatorRefundEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);

        internal override LedgerLine ToLine() => NewLine(CanceledWord) with { ChargeKey = ChargeKey };
    }

    /// <summary>
    /// A refund failed by <see cref="PaymentSimulator.FailRefundAsync"/>, though it may have succeeded before; the money is here
    /// again.
    /// </summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it failed.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    public sealed record Returned(string Key, DateTimeOffset At, string ChargeKey) : SimulatorRefundEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);

        internal override LedgerLine ToLine() => NewLine(ReturnedWord) with { ChargeKey = ChargeKey };
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            {
                Is: RefundedWord,
                ChargeKey: { } charge,
                Amount: { IsPositive: true } amount,
                Reference: { } reference,
                SettlesAt: { } settlesAt
            } when line.TryOwner(out var owner) => new Refunded(line.Key, line.At, owner, charge, amount, reference, settlesAt)
            {
                WaitsToBeAsked = line.WaitsToBeAsked == true,
                FailsAt = line.FailsAt,
            },
            { Is: FailedWord, ChargeKey: { } charge, Amount: { } amount, Reason: { } reason } when line.TryOwner(out var owner) =>
                new Failed(line.Key, line.At, owner, charge, amount, reason),
            { Is: ClosedWord } => new Closed(line.Key, line.At),
            { Is: SettledWord, ChargeKey: { } charge } => new Settled(line.Key, line.At, charge),
            { Is: CanceledWord, ChargeKey: { } charge } => new Canceled(line.Key, line.At, charge),
            { Is: ReturnedWord, ChargeKey: { } charge } => new Returned(line.Key, line.At, charge),
            _ => null,
        };
}
