using Payments.Providers;
using static Payments.DisputeStatus;
using DisputeDecision = Payments.Decision<Payments.Dispute, Payments.DisputeRefusal>;
using News = Payments.Providers.DisputeNewsKind;

namespace Payments;

/// <summary>The dispute's transitions: evidence is due, the bank looks at it, and it is won or lost, once.</summary>
internal static class DisputeMachine
{
    /// <summary>What news make of a dispute at a time. Pure; a refusal leaves the dispute as it is.</summary>
    public static DisputeDecision Apply(Dispute dispute, DisputeNews news, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        ArgumentNullException.ThrowIfNull(news);
        return (dispute.Status, news.Kind) switch
        {
            (_, News.Opened) => DisputeDecision.Stay(dispute),
            (NeedsResponse, News.UnderReview) => Move(dispute, new DisputeState.UnderReview(now), now),
            (NeedsResponse or UnderReview, News.Won) => Move(dispute, new DisputeState.Won(now), now),
            (NeedsResponse or UnderReview, News.Lost) => Move(dispute, new DisputeState.Lost(now), now),
            (UnderReview or Won or Lost, News.UnderReview) => DisputeDecision.Stay(dispute),
            (Won, News.Won) => DisputeDecision.Stay(dispute),
            (Lost, News.Lost) => DisputeDecision.Stay(dispute),
            (Won, News.Lost) => DisputeDecision.Refuse(dispute, DisputeRefusal.ClosedOtherwise),
            (Lost, News.Won) => DisputeDecision.Refuse(dispute, DisputeRefusal.ClosedOtherwise),
        };
    }

    /// <summary>What becomes of a dispute that the merchant answers. Pure; a refusal leaves the dispute as it is.</summary>
    public static DisputeDecision Answer(Dispute dispute, string evidence, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        return dispute.Status switch
        {
            Won or Lost => DisputeDecision.Refuse(dispute, DisputeRefusal.AlreadyClosed),
            UnderReview => DisputeDecision.Refuse(dispute, DisputeRefusal.EvidenceSubmitted),
            NeedsResponse => dispute.EvidenceDueBy <= now
                ? DisputeDecision.Refuse(dispute, DisputeRefusal.EvidenceTooLate)
                : Move(dispute with { Evidence = evidence }, new DisputeState.UnderReview(now), now),
        };
    }

    private static DisputeDecision Move(Dispute dispute, DisputeState state, DateTimeOffset now) =>
        DisputeDecision.To(dispute with { State = state, UpdatedAt = now });
}
