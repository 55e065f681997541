using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Disputes. Pure.</summary>
internal static class SynaptoDisputeAnswers
{
    public static void Write(Utf8JsonWriter writer, Dispute dispute)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Of(dispute.Owner, SynaptoNames.Disputes, dispute.Id));
        writer.WriteString("state", SynaptoStateNames.Of(dispute.Status));
        writer.WriteString("charge", SynaptoNames.Of(dispute.Owner, SynaptoNames.Charges, dispute.ChargeId));
        SynaptoAnswers.WriteAmount(writer, dispute.Amount);
        writer.WriteString("reason", SynaptoStateNames.Of(dispute.Reason));
        writer.WriteString("evidence_due_time", WireTime.Seconds(dispute.EvidenceDueBy));
        SynaptoAnswers.WriteOptional(writer, "evidence", dispute.Evidence);
        SynaptoAnswers.WriteTimes(writer, dispute.CreatedAt, dispute.UpdatedAt);
        writer.WriteEndObject();
    }
}
