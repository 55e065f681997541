using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Disputes. Pure.</summary>
internal static class DisputeResponses
{
    public static void Write(Utf8JsonWriter writer, Dispute dispute)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Of(dispute.Owner, Names.Disputes, dispute.Id));
        writer.WriteString("state", StateNames.Of(dispute.Status));
        writer.WriteString("charge", Names.Of(dispute.Owner, Names.Charges, dispute.ChargeId));
        Responses.WriteAmount(writer, dispute.Amount);
        writer.WriteString("reason", StateNames.Of(dispute.Reason));
        writer.WriteString("evidence_due_time", WireTime.Seconds(dispute.EvidenceDueBy));
        Responses.WriteOptional(writer, "evidence", dispute.Evidence);
        Responses.WriteTimes(writer, dispute.CreatedAt, dispute.UpdatedAt);
        writer.WriteEndObject();
    }
}
