using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Checkout sessions, field by field as document "Checkout Sessions" shows them. Pure.</summary>
internal static class SynaptoSessionAnswers
{
    public static void Write(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Session(session));
        writer.WriteString("state", SynaptoStateNames.Of(session.Status));
        SynaptoAnswers.WriteAmount(writer, session.Amount);
        SynaptoAnswers.WriteOptional(writer, "client_reference_id", session.ClientReferenceId);
        if (session.Status == SessionStatus.Open)
            SynaptoAnswers.WriteOptional(writer, "url", session.PageUrl);
        writer.WriteString("payment_intent", SynaptoNames.Intent(session.Owner, session.PaymentIntentId));
        writer.WriteBoolean("paid", session.IsPaid);
        SynaptoAnswers.WriteOptional(writer, "success_url", session.SuccessUrl);
        SynaptoAnswers.WriteOptional(writer, "cancel_url", session.CancelUrl);
        SynaptoAnswers.WriteMetadata(writer, session.Metadata);
        writer.WriteString("expire_time", WireTime.Seconds(session.ExpiresAt));
        SynaptoAnswers.WriteTimes(writer, session.CreatedAt, session.UpdatedAt);
        writer.WriteEndObject();
    }
}
