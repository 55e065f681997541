using Payments.Providers;
using static Payments.DisputeStatus;
using DisputeDecision = Payments.Decision<Payments.Dispute, Payments.DisputeRefusal>;
using News = Payments.Providers.DisputeNewsKind;

namespace Payments;

/// <summary>
/// The dispute's transitions. Evidence is due, the bank looks at it, and it is won or lost; a bank may decide anew, and a payer may
/// dispute again what the merchant has won.
/// </summary>
internal static class DisputeMachine
{
    /// <summary>
    /// What news make of a dispute at a time. News that is known to have happened since opens a decided dispute again, and says anew what
    /// was said before. Pure; a refusal leaves the dispute as it is.
    /// </summary>
    public static DisputeDecision Apply(Dispute dispute, DisputeNews news, DateTimeOffset now, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        ArgumentNullException.ThrowIfNull(news);
        var isLater = at > dispute.ReportedAt;
        return (dispute.Status, news.Kind) switch
        {
            (_, News.Opened) => Open(dispute, (DisputeNews.Opened)news, isLater, now),
            (Won or Lost, News.UnderReview) when isLater => Move(dispute, new DisputeState.UnderReview(now), now),
            (NeedsResponse, News.UnderReview) => Move(dispute, new DisputeState.UnderReview(now), now),
            (NeedsResponse or UnderReview or Lost, News.Won) => Move(dispute, new DisputeState.Won(now), now),
            (NeedsResponse or UnderReview or Won, News.Lost) => Move(dispute, new DisputeState.Lost(now), now),
            (UnderReview or Won or Lost, News.UnderReview) => DisputeDecision.Stay(dispute),
            (Won, News.Won) => DisputeDecision.Stay(dispute),
            (Lost, News.Lost) => DisputeDecision.Stay(dispute),
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

    // Opened with something new, it is amended while it is open, and begins anew where it was decided: a second chargeback.
    private static DisputeDecision Open(Dispute dispute, DisputeNews.Opened news, bool isLater, DateTimeOffset now)
    {
        var opening = new DisputeOpening(news.Amount, news.Reason, news.EvidenceDueBy);
        if (isLater ? !dispute.IsClosed && dispute.IsOpenedWith(opening) : dispute.WasOpenedWith(opening))
            return DisputeDecision.Stay(dispute);

        var known = dispute.Openings ?? [new(dispute.Amount, dispute.Reason, dispute.EvidenceDueBy)];
        var amended = dispute with
        {
            Amount = news.Amount,
            Reason = news.Reason,
            EvidenceDueBy = news.EvidenceDueBy,
            Openings = [.. known.TakeLast(Limits.DisputeOpenings - 1), opening],
        };
        return dispute.IsClosed
            ? Move(amended with { Evidence = null }, new DisputeState.NeedsResponse(), now)
            : Move(amended, dispute.State, now);
    }

    private static DisputeDecision Move(Dispute dispute, DisputeState state, DateTimeOffset now) =>
        DisputeDecision.To(dispute with { State = state, UpdatedAt = now });
}
