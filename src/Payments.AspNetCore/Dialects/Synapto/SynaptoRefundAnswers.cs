using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Refunds: the documented fields first, in the documented order. Pure.</summary>
internal static class SynaptoRefundAnswers
{
    public static void Write(Utf8JsonWriter writer, Refund refund)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Of(refund.Owner, SynaptoNames.Refunds, refund.Id));
        writer.WriteString("state", SynaptoStateNames.Of(refund.Status));
        writer.WriteString("charge", SynaptoNames.Of(refund.Owner, SynaptoNames.Charges, refund.ChargeId));
        SynaptoAnswers.WriteAmount(writer, refund.Amount);
        if (refund.ReasonCode is { } reason)
            writer.WriteString("reason", SynaptoStateNames.Of(reason));
        SynaptoAnswers.WriteOptional(writer, "description", refund.Reason);
        writer.WriteStartObject("destination_details");
        writer.WriteStartObject("card");
        writer.WriteString("type", "REFUND");
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (refund.State is RefundState.Failed failed)
            writer.WriteString("failure_reason", failed.Reason);
        SynaptoAnswers.WriteMetadata(writer, refund.Metadata);
        SynaptoAnswers.WriteTimes(writer, refund.CreatedAt, refund.UpdatedAt);
        writer.WriteEndObject();
    }
}
