using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public abstract partial record SimulatorEntry
{
    /// <summary>Money went back.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose refund it is; always in test mode.</param>
    /// <param name="ChargeKey">The key of the charge that took the money.</param>
    /// <param name="Amount">How much.</param>
    /// <param name="Reference">The simulator's id for the refund.</param>
    /// <param name="SettlesAt">Until when it is pending.</param>
    public sealed record Refunded(string Key, DateTimeOffset At, Owner Owner, string ChargeKey, Money Amount, string Reference, DateTimeOffset SettlesAt)
        : SimulatorEntry(Key, At), IRefundDecision
    {
        internal override string AboutCharge => ChargeKey;

        bool IRefundDecision.Answers(RefundRequest request) =>
            request.Owner == Owner && request.ChargeKey == ChargeKey && request.Amount == Amount;

        RefundOutcome IRefundDecision.OutcomeAt(DateTimeOffset now) =>
            now >= SettlesAt ? new RefundOutcome.Succeeded(Reference) : new RefundOutcome.Pending();
    }

    /// <summary>No money went back, and none will.</summary>
    /// <param name="Key">The refund's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose refund it is; always in test mode.</param>
    /// <param name="ChargeKey">The key of the charge that was named.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Reason">Why.</param>
    public sealed record RefundFailed(string Key, DateTimeOffset At, Owner Owner, string ChargeKey, Money Amount, string Reason)
        : SimulatorEntry(Key, At), IRefundDecision
    {
        internal override string AboutCharge => ChargeKey;

        bool IRefundDecision.Answers(RefundRequest request) =>
            request.Owner == Owner && request.ChargeKey == ChargeKey && request.Amount == Amount;

        RefundOutcome IRefundDecision.OutcomeAt(DateTimeOffset now) => new RefundOutcome.Failed(Reason);
    }
}
