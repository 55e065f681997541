using System.Text.Json.Serialization;

namespace Payments;

/// <summary>A payer's bank has taken money back.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is, as it stands after that.</param>
public sealed record DisputeCreated(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.created".</summary>
    public const string TypeName = "dispute.created";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>Evidence against a dispute is due soon, and none was handed in.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is.</param>
public sealed record DisputeEvidenceDue(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.evidence_due".</summary>
    public const string TypeName = "dispute.evidence_due";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A dispute is under review.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is.</param>
public sealed record DisputeUpdated(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.updated".</summary>
    public const string TypeName = "dispute.updated";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A dispute is won or lost.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Charge">The charge whose money it is, as it stands after that.</param>
public sealed record DisputeClosed(Dispute Dispute, Charge Charge) : EventData
{
    /// <summary>"dispute.closed".</summary>
    public const string TypeName = "dispute.closed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
