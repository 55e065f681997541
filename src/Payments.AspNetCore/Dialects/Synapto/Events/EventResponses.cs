using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Events, whose body is the webhook's to the byte, and what is sent again of them. Pure.</summary>
internal static class EventResponses
{
    /// <summary>An event that this interface has.</summary>
    public static ApiResponse Of(PaymentEvent paymentEvent) =>
        WebhookFormat.BodyOf(paymentEvent) is { } body
            ? new ApiResponse(StatusCodes.Status200OK, body)
            : Errors.EventNotFound(paymentEvent.Id);

    public static void Write(Utf8JsonWriter writer, PaymentEvent paymentEvent) => writer.WriteRawValue(WebhookFormat.BodyOf(paymentEvent)!);

    /// <summary>What is on its way: {"event_deliveries": […]}.</summary>
    public static ApiResponse Of(IReadOnlyList<WebhookDelivery> deliveries) =>
        ApiResponse.Ok(
            deliveries,
            static (writer, all) =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("event_deliveries");
                foreach (var delivery in all)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", Names.Of(delivery.Owner, "event-deliveries", delivery.Id));
                    writer.WriteString("event", Names.Of(delivery.Owner, Names.Events, delivery.EventId));
                    writer.WriteString("event_destination", delivery.EndpointId);
                    writer.WriteString("create_time", WireTime.Seconds(delivery.CreatedAt));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );
}
