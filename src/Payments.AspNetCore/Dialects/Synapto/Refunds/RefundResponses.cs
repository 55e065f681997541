using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Refunds: the documented fields first, in the documented order. Pure.</summary>
internal static class RefundResponses
{
    public static void Write(Utf8JsonWriter writer, Refund refund)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Of(refund.Owner, Names.Refunds, refund.Id));
        writer.WriteString("state", StateNames.Of(refund.Status));
        writer.WriteString("charge", Names.Of(refund.Owner, Names.Charges, refund.ChargeId));
        Responses.WriteAmount(writer, refund.Amount);
        if (refund.ReasonCode is { } reason)
            writer.WriteString("reason", StateNames.Of(reason));
        Responses.WriteOptional(writer, "description", refund.Reason);
        writer.WriteStartObject("destination_details");
        writer.WriteStartObject("card");
        writer.WriteString("type", "REFUND");
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (refund.State is RefundState.Failed failed)
            writer.WriteString("failure_reason", failed.Reason);
        Responses.WriteMetadata(writer, refund.Metadata);
        if (refund.IsByHand)
            writer.WriteBoolean("by_hand", true);
        Responses.WriteTimes(writer, refund.CreatedAt, refund.UpdatedAt);
        writer.WriteEndObject();
    }
}
