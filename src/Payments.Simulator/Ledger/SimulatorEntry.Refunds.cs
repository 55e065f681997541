using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public abstract partial record SimulatorEntry
{
    /// <summary>Money went back.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose refund it is; always in test mode.</param>
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
    ) : SimulatorEntry(Key, At), IRefundDecision
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
    }

    /// <summary>No money went back, and none will.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose refund it is; always in test mode.</param>
    /// <param name="ChargeKey">The key of the charge that was named.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Reason">Why.</param>
    public sealed record RefundFailed(string Key, DateTimeOffset At, Owner Owner, string ChargeKey, Money Amount, string Reason)
        : SimulatorEntry(Key, At),
            IRefundDecision
    {
        internal override LedgerSubject About => LedgerSubject.Refund(Key);

        bool IRefundDecision.Answers(RefundRequest request) =>
            request.Owner == Owner && request.ChargeKey == ChargeKey && request.Amount == Amount;

        Owner? IRefundDecision.Owner => Owner;
    }

    /// <summary>The key was canceled before any refund arrived; none that arrives later pays.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record RefundClosed(string Key, DateTimeOffset At) : SimulatorEntry(Key, At), IRefundDecision
    {
        internal override LedgerSubject About => LedgerSubject.Refund(Key);

        bool IRefundDecision.Answers(RefundRequest request) => true;

        Owner? IRefundDecision.Owner => null;
    }

    /// <summary>A refund that waited has succeeded.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was asked about.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    public sealed record RefundSettled(string Key, DateTimeOffset At, string ChargeKey) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);
    }

    /// <summary>A pending refund was stopped by <see cref="PaymentSimulator.CancelRefundAsync"/>.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was stopped.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    public sealed record RefundCanceled(string Key, DateTimeOffset At, string ChargeKey) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);
    }

    /// <summary>
    /// A refund failed by <see cref="PaymentSimulator.FailRefundAsync"/>, though it may have succeeded before; the money is here
    /// again.
    /// </summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it failed.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    public sealed record RefundReturned(string Key, DateTimeOffset At, string ChargeKey) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(ChargeKey);

        internal override LedgerSubject? AlsoAbout => LedgerSubject.Refund(Key);
    }
}
