using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Checkout sessions, field by field as document "Checkout Sessions" shows them. Pure.</summary>
internal static class SessionResponses
{
    public static void Write(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Session(session));
        writer.WriteString("state", StateNames.Of(session.Status));
        Responses.WriteAmount(writer, session.Amount);
        Responses.WriteOptional(writer, "client_reference_id", session.ClientReferenceId);
        if (session.Status == SessionStatus.Open)
            Responses.WriteOptional(writer, "url", session.PageUrl);
        writer.WriteString("payment_intent", Names.Intent(session.Owner, session.PaymentIntentId));
        writer.WriteBoolean("paid", session.IsPaid);
        Responses.WriteOptional(writer, "success_url", session.SuccessUrl);
        Responses.WriteOptional(writer, "cancel_url", session.CancelUrl);
        Responses.WriteMetadata(writer, session.Metadata);
        writer.WriteString("expire_time", WireTime.Seconds(session.ExpiresAt));
        Responses.WriteTimes(writer, session.CreatedAt, session.UpdatedAt);
        writer.WriteEndObject();
    }
}
