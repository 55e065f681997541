using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// Synapto's webhooks: {name, type, event_time, and the resource}, signed as "Synapto-Signature" says and, beside it, by Standard
/// Webhooks. Event types that Synapto does not document are not sent, nor are checkouts told of that were made through another interface.
/// </summary>
internal sealed class SynaptoWebhooks : IWebhookFormat
{
    public const string SignatureHeader = "Synapto-Signature";

    public string Name => "synapto";

    public TimeSpan AcknowledgeWithin { get; } = TimeSpan.FromSeconds(10);

    public string? Render(PaymentEvent paymentEvent) => paymentEvent.Data switch
    {
        CheckoutSessionPaid { Session.Origin: null } paid => Write(paymentEvent, "checkout_session", paid.Session, SynaptoAnswers.Write),
        PaymentIntentSucceeded { Intent.Origin: null } succeeded => Write(paymentEvent, "payment_intent", succeeded.Intent, SynaptoAnswers.Write),
        ChargeFailed { Session: null or { Origin: null } } failed => Write(paymentEvent, "charge", failed.Charge, SynaptoAnswers.Write),
        _ => null,
    };

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var keys = secrets.Select(text => WebhookSecret.TryParse(text, out var secret) ? secret : throw new InvalidOperationException($"Endpoint {delivery.EndpointId} has a secret that is none.")).ToArray();
        var body = Encoding.UTF8.GetBytes(delivery.Payload);
        return
        [
            new(SignatureHeader, TimestampedSignature.Sign(keys, now, body)),
            new(StandardWebhooksSignature.IdHeader, delivery.EventId),
            new(StandardWebhooksSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new(StandardWebhooksSignature.SignatureHeader, StandardWebhooksSignature.Sign(keys, delivery.EventId, now, body)),
        ];
    }

    private static string Write<T>(PaymentEvent paymentEvent, string field, T resource, Action<Utf8JsonWriter, T> write) =>
        JsonText.Write((paymentEvent, field, resource, write), static (writer, parts) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", SynaptoNames.Event(parts.paymentEvent));
            writer.WriteString("type", parts.paymentEvent.Type);
            writer.WriteString("event_time", SynaptoAnswers.Time(parts.paymentEvent.CreatedAt));
            writer.WritePropertyName(parts.field);
            parts.write(writer, parts.resource);
            writer.WriteEndObject();
        });
}
