using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's webhooks: {id, type, created_at, data}. Its documents say HMAC-SHA256 and no more, so the headers are ours, after
/// those of the product's next generation: the time in one, and the signature of "time.body" in the other. Only checkouts that
/// were made through this interface are reported.
/// </summary>
internal sealed class WebhookFormat : IWebhookFormat
{
    public const string TimestampHeader = "X-Syncgram-Timestamp";
    public const string SignatureHeader = "X-Syncgram-Signature";

    public string Name => Names.Origin;

    public TimeSpan AcknowledgeWithin { get; } = TimeSpan.FromSeconds(10);

    public string? Render(PaymentEvent paymentEvent) =>
        paymentEvent.Data switch
        {
            CheckoutSessionPaid { Charge: { } charge } paid when IsOurs(paid.Session) => Collection(
                paymentEvent,
                "succeeded",
                "success",
                charge,
                paid.Session
            ),
            ChargeFailed { Session: { } session } failed when IsOurs(session) => Collection(
                paymentEvent,
                "failed",
                "failed",
                failed.Charge,
                session
            ),
            ChargeUnderpaid { Session: { } session } underpaid when IsOurs(session) => Collection(
                paymentEvent,
                "underpaid",
                "underpaid",
                underpaid.Charge,
                session
            ),
            ChargeOverpaid { Session: { } session } overpaid when IsOurs(session) => Collection(
                paymentEvent,
                "overpaid",
                "overpaid",
                overpaid.Charge,
                session
            ),
            ChargePaidLate { Session: { } session } late when IsOurs(session) => Collection(
                paymentEvent,
                "paid_late",
                "paid_late",
                late.Charge,
                session
            ),
            ChargeReturned { Session: { } session } returned when IsOurs(session) => Collection(
                paymentEvent,
                "returned",
                "returned",
                returned.Charge,
                session
            ),
            ChargeMismatched { Session: { } session } mismatched when IsOurs(session) => Collection(
                paymentEvent,
                "mismatched",
                "mismatched",
                mismatched.Charge,
                session
            ),
            CheckoutSessionExpired { Charge: { } charge } ended when IsOurs(ended.Session) => Collection(
                paymentEvent,
                "abandoned",
                "abandoned",
                charge,
                ended.Session
            ),
            CheckoutSessionExpired ended when IsOurs(ended.Session) => Write(
                paymentEvent,
                "collection.abandoned",
                ended.Session,
                WriteUnpaid
            ),
            RefundUpdated updated when IsOurs(updated.Session) => Write(
                paymentEvent,
                updated.Refund.Status == RefundStatus.Succeeded ? "refund.paid" : "refund.failed",
                updated.Refund,
                RefundResponses.Write
            ),
            _ => null,
        };

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        // One header holds one signature: by the newest secret at the first try, by the other at the second.
        var secret = WebhookSecret.TryParse(SigningOrder.Of(delivery, secrets)[0], out var known)
            ? known
            : throw new InvalidOperationException($"Endpoint {delivery.EndpointId} has a secret that is none.");
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return
        [
            new(TimestampHeader, timestamp),
            new(
                SignatureHeader,
                BodySignature.Sign(secret, Encoding.UTF8.GetBytes($"{timestamp}.{delivery.Payload}"), SignatureEncoding.Hex)
            ),
        ];
    }

    private static bool IsOurs(CheckoutSession? session) => session?.Origin == Names.Origin;

    private static string Collection(PaymentEvent paymentEvent, string type, string status, Charge charge, CheckoutSession session) =>
        Write(paymentEvent, "collection." + type, (status, type, charge, session, paymentEvent.CreatedAt), WriteCollection);

    private static string Write<T>(PaymentEvent paymentEvent, string type, T data, Action<Utf8JsonWriter, T> write) =>
        JsonText.Write(
            (paymentEvent, type, data, write),
            static (writer, parts) =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", parts.paymentEvent.Id);
                writer.WriteString("type", parts.type);
                writer.WriteString("created_at", WireTime.Seconds(parts.paymentEvent.CreatedAt));
                writer.WritePropertyName("data");
                parts.write(writer, parts.data);
                writer.WriteEndObject();
            }
        );

    private static void WriteCollection(
        Utf8JsonWriter writer,
        (string Status, string Type, Charge Charge, CheckoutSession Session, DateTimeOffset At) told
    )
    {
        var (status, type, charge, session, at) = told;
        writer.WriteStartObject();
        writer.WriteString("reference", session.ClientReferenceId);
        writer.WriteString("status", status);
        writer.WriteString("amount", charge.Amount.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        if (charge.IsPaid)
        {
            writer.WriteString("settlement_amount", charge.Settlement.ToDecimalString());
            writer.WriteString("settlement_currency", charge.Settlement.Currency.Code);
        }

        WriteCustomer(writer, session);
        writer.WriteString(type == "succeeded" ? "completed_at" : type + "_at", WireTime.Seconds(at));
        writer.WriteString("amount_paid", charge.AmountPaid().ToDecimalString());
        writer.WriteString("amount_remaining", charge.AmountRemaining.ToDecimalString());
        if (CodeOf(charge.State) is { } code)
            writer.WriteString("reason", DeclineCodes.Describe(code));
        WriteIds(writer, session, charge);
        MismatchField.Write(writer, charge.Mismatch, WireTime.Seconds);
        writer.WriteEndObject();
    }

    private static DeclineCode? CodeOf(ChargeState state) =>
        state switch
        {
            ChargeState.Failed failed => failed.Code,
            ChargeState.Returned returned => returned.Code,
            _ => null,
        };

    private static void WriteUnpaid(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteStartObject();
        writer.WriteString("reference", session.ClientReferenceId);
        writer.WriteString("status", "abandoned");
        writer.WriteString("amount", session.Amount.ToDecimalString());
        writer.WriteString("currency", session.Amount.Currency.Code);
        WriteCustomer(writer, session);
        writer.WriteString("abandoned_at", WireTime.Seconds(session.UpdatedAt));
        WriteIds(writer, session, charge: null);
        writer.WriteEndObject();
    }

    private static void WriteCustomer(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteStartObject("customer");
        writer.WriteString("email", session.Customer?.Email);
        writer.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter writer, CheckoutSession session, Charge? charge)
    {
        writer.WriteString("checkout_id", Names.Checkout.Of(session.Id));
        writer.WriteString("charge_id", charge is null ? null : Names.Charge.Of(charge.Id));
        Responses.WriteMetadata(writer, session);
    }
}
