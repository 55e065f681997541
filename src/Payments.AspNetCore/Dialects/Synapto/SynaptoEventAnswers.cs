using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Events, whose body is the webhook's to the byte, and what is sent again of them. Pure.</summary>
internal static class SynaptoEventAnswers
{
    /// <summary>An event that this interface tells of.</summary>
    public static ApiAnswer Of(PaymentEvent paymentEvent) =>
        SynaptoWebhooks.BodyOf(paymentEvent) is { } body ? SynaptoAnswers.Ok(body) : SynaptoErrors.EventNotFound(paymentEvent.Id);

    public static void Write(Utf8JsonWriter writer, PaymentEvent paymentEvent) =>
        writer.WriteRawValue(SynaptoWebhooks.BodyOf(paymentEvent)!);

    /// <summary>What is on its way: {"event_deliveries": […]}.</summary>
    public static ApiAnswer Of(IReadOnlyList<WebhookDelivery> deliveries) =>
        SynaptoAnswers.Ok(
            JsonText.Write(
                deliveries,
                static (writer, all) =>
                {
                    writer.WriteStartObject();
                    writer.WriteStartArray("event_deliveries");
                    foreach (var delivery in all)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("name", SynaptoNames.Of(delivery.Owner, "event-deliveries", delivery.Id));
                        writer.WriteString("event", SynaptoNames.Of(delivery.Owner, SynaptoNames.Events, delivery.EventId));
                        writer.WriteString("event_destination", delivery.EndpointId);
                        writer.WriteString("create_time", WireTime.Seconds(delivery.CreatedAt));
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }
            )
        );
}
