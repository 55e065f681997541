using Payments.Providers;

namespace Payments.Simulator;

/// <summary>An entry that decides a refund's key. There is one per key, and nothing takes it back.</summary>
internal interface IRefundDecision
{
    /// <summary>True where the request is the one that was decided.</summary>
    bool Answers(RefundRequest request);

    RefundOutcome OutcomeAt(DateTimeOffset now);
}
