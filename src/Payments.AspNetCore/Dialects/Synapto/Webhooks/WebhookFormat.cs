using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// Synapto's webhooks: {name, type, event_time, and the resource}, signed as "Synapto-Signature" says and, beside it, by Standard
/// Webhooks. What was made through another interface is not reported, and client secrets are not sent.
/// </summary>
internal sealed class WebhookFormat : IWebhookFormat
{
    public const string SignatureHeader = "Synapto-Signature";

    public string Name => "synapto";

    public TimeSpan AcknowledgeWithin { get; } = TimeSpan.FromSeconds(10);

    public string? Render(PaymentEvent paymentEvent) => BodyOf(paymentEvent);

    /// <summary>The body of an event, or null where this interface does not report it: the documented types first, then ours.</summary>
    public static string? BodyOf(PaymentEvent told) =>
        told.Data switch
        {
            CheckoutSessionPaid { Session.Origin: null } paid => Write(told, "checkout_session", paid.Session, SessionResponses.Write),
            PaymentIntentSucceeded { Intent.Origin: null } succeeded => Write(
                told,
                "payment_intent",
                succeeded.Intent,
                IntentResponses.WriteEvent
            ),
            SetupIntentSucceeded succeeded => Write(told, "setup_intent", succeeded.Setup, SetupResponses.WriteEvent),
            ChargeFailed { Session: null or { Origin: null }, Charge.Origin: null } failed => Write(
                told,
                "charge",
                failed.Charge,
                ChargeResponses.Write
            ),
            RefundUpdated { Session: null or { Origin: null }, Charge.Origin: null } updated => Write(
                told,
                "refund",
                updated.Refund,
                RefundResponses.Write
            ),

            PaymentIntentRequiresAction { Intent.Origin: null } required => Write(
                told,
                "payment_intent",
                required.Intent,
                IntentResponses.WriteEvent
            ),
            PaymentIntentAmountCapturableUpdated { Intent.Origin: null } reserved => Write(
                told,
                "payment_intent",
                reserved.Intent,
                IntentResponses.WriteEvent
            ),
            PaymentIntentPaymentFailed { Intent.Origin: null } failed => Write(
                told,
                "payment_intent",
                failed.Intent,
                IntentResponses.WriteEvent
            ),
            PaymentIntentCanceled { Intent.Origin: null } canceled => Write(
                told,
                "payment_intent",
                canceled.Intent,
                IntentResponses.WriteEvent
            ),
            SetupIntentSetupFailed failed => Write(told, "setup_intent", failed.Setup, SetupResponses.WriteEvent),
            SetupIntentCanceled canceled => Write(told, "setup_intent", canceled.Setup, SetupResponses.WriteEvent),
            ChargeExpired { Session: null or { Origin: null }, Charge.Origin: null } expired => Write(
                told,
                "charge",
                expired.Charge,
                ChargeResponses.Write
            ),
            ChargeUnderpaid { Session: null or { Origin: null }, Charge.Origin: null } underpaid => Write(
                told,
                "charge",
                underpaid.Charge,
                ChargeResponses.Write
            ),
            ChargeOverpaid { Session: null or { Origin: null }, Charge.Origin: null } overpaid => Write(
                told,
                "charge",
                overpaid.Charge,
                ChargeResponses.Write
            ),
            ChargePaidLate { Session: null or { Origin: null }, Charge.Origin: null } late => Write(
                told,
                "charge",
                late.Charge,
                ChargeResponses.Write
            ),
            ChargeReturned { Session: null or { Origin: null }, Charge.Origin: null } returned => Write(
                told,
                "charge",
                returned.Charge,
                ChargeResponses.Write
            ),
            ChargeMismatched { Session: null or { Origin: null }, Charge.Origin: null } mismatched => Write(
                told,
                "charge",
                mismatched.Charge,
                ChargeResponses.Write
            ),
            PaymentMethodAttached attached => Write(told, "payment_method", attached.PaymentMethod, MethodResponses.Write),
            PaymentMethodUpdated updated => Write(told, "payment_method", updated.PaymentMethod, MethodResponses.Write),
            PaymentMethodDetached detached => Write(told, "payment_method", detached.PaymentMethod, MethodResponses.Write),
            DisputeCreated { Charge.Origin: null } created => Write(told, "dispute", created.Dispute, DisputeResponses.Write),
            DisputeEvidenceDue { Charge.Origin: null } due => Write(told, "dispute", due.Dispute, DisputeResponses.Write),
            DisputeUpdated { Charge.Origin: null } updated => Write(told, "dispute", updated.Dispute, DisputeResponses.Write),
            DisputeClosed { Charge.Origin: null } closed => Write(told, "dispute", closed.Dispute, DisputeResponses.Write),
            _ => null,
        };

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var keys = SigningOrder
            .Of(delivery, secrets)
            .Select(text =>
                WebhookSecret.TryParse(text, out var secret)
                    ? secret
                    : throw new InvalidOperationException($"Endpoint {delivery.EndpointId} has a secret that is none.")
            )
            .ToArray();
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
        JsonText.Write(
            (paymentEvent, field, resource, write),
            static (writer, parts) =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", Names.Event(parts.paymentEvent));
                writer.WriteString("type", parts.paymentEvent.Type);
                writer.WriteString("event_time", WireTime.Seconds(parts.paymentEvent.CreatedAt));
                writer.WritePropertyName(parts.field);
                parts.write(writer, parts.resource);
                writer.WriteEndObject();
            }
        );
}
