namespace Payments;

/// <summary>What happens to disputes.</summary>
internal static class DisputeEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(DisputeCreated.TypeName, "A payer's bank has taken money back", EventJson.Default.DisputeCreated),
        EventType.Of(
            DisputeEvidenceDue.TypeName,
            "Evidence against a dispute is due soon, and none has been submitted",
            EventJson.Default.DisputeEvidenceDue
        ),
        EventType.Of(
            DisputeUpdated.TypeName,
            "A dispute has changed: evidence was submitted, the bank reviews it, or it was amended or opened again",
            EventJson.Default.DisputeUpdated
        ),
        EventType.Of(DisputeClosed.TypeName, "A dispute is won or lost", EventJson.Default.DisputeClosed),
    ];
}

/// <summary>A payer's bank has taken money back.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is, after that change.</param>
public sealed record DisputeCreated(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.created".</summary>
    public const string TypeName = "dispute.created";

    private protected override string Name => TypeName;
}

/// <summary>Evidence against a dispute is due soon, and none has been submitted.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is.</param>
public sealed record DisputeEvidenceDue(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.evidence_due".</summary>
    public const string TypeName = "dispute.evidence_due";

    private protected override string Name => TypeName;
}

/// <summary>A dispute that is not closed has changed: it is under review, or was amended or opened again.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is, after that change.</param>
/// <param name="Before">The dispute as it was; null in events of earlier releases, which say that a review began.</param>
public sealed record DisputeUpdated(Dispute Dispute, Charge Charge, Dispute? Before = null) : EventData
{
    /// <summary>"dispute.updated".</summary>
    public const string TypeName = "dispute.updated";

    private protected override string Name => TypeName;
}

/// <summary>A dispute is won or lost.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is, after that change.</param>
public sealed record DisputeClosed(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.closed".</summary>
    public const string TypeName = "dispute.closed";

    private protected override string Name => TypeName;
}
