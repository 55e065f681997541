using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Yorlet's webhooks: {id, object, created, type, data, request, account}, signed in "X-Yorlet-Signature" as its older documents
/// say. Of the types that are sent here, "customer.created" and "payment_method_transaction.created" were seen; the others are
/// named after their fashion. Payments that were made through another interface are not reported.
/// </summary>
internal sealed class WebhookFormat(IOptions<CheckoutEndpointOptions> options) : IWebhookFormat
{
    public const string SignatureHeader = "X-Yorlet-Signature";

    // Made for the first event: the host may set its branding until then.
    private readonly Lazy<SessionResponses> _sessions = new(() => new SessionResponses(options.Value.Branding));

    public string Name => Names.Origin;

    public TimeSpan AcknowledgeWithin { get; } = TimeSpan.FromSeconds(10);

    public string? Render(PaymentEvent paymentEvent) =>
        paymentEvent.Data switch
        {
            CheckoutSessionPaid { Session.Origin: Names.Origin } paid => Session(paymentEvent, "payment_session.paid", paid.Session),
            CheckoutSessionExpired { Session.Origin: Names.Origin } ended => Session(
                paymentEvent,
                "payment_session.canceled",
                ended.Session
            ),
            PaymentIntentSucceeded { Intent.Origin: Names.Origin } paid => Transaction(
                paymentEvent,
                "transaction.succeeded",
                new(paid.Intent)
            ),
            PaymentIntentRequiresAction { Intent.Origin: Names.Origin } waits => Transaction(
                paymentEvent,
                "transaction.requires_action",
                new(waits.Intent)
            ),
            PaymentIntentAmountCapturableUpdated { Intent.Origin: Names.Origin } reserved => Transaction(
                paymentEvent,
                "transaction.amount_capturable_updated",
                new(reserved.Intent)
            ),
            PaymentIntentPaymentFailed { Intent.Origin: Names.Origin } failed => Transaction(
                paymentEvent,
                "transaction.payment_failed",
                new(failed.Intent)
            ),
            PaymentIntentCanceled { Intent.Origin: Names.Origin } canceled => Transaction(
                paymentEvent,
                "transaction.canceled",
                new(canceled.Intent)
            ),
            ChargeFailed { Session: { Origin: Names.Origin } session } failed => OfCharge(
                paymentEvent,
                "transaction.payment_failed",
                session,
                failed.Charge
            ),
            ChargeExpired { Session: { Origin: Names.Origin } session } expired => OfCharge(
                paymentEvent,
                "transaction.payment_failed",
                session,
                expired.Charge
            ),
            ChargeUnderpaid underpaid when IsOurs(underpaid.Session, underpaid.Charge) => OfCharge(
                paymentEvent,
                "transaction.underpaid",
                underpaid.Session,
                underpaid.Charge
            ),
            ChargeOverpaid overpaid when IsOurs(overpaid.Session, overpaid.Charge) => OfCharge(
                paymentEvent,
                "transaction.overpaid",
                overpaid.Session,
                overpaid.Charge
            ),
            ChargePaidLate late when IsOurs(late.Session, late.Charge) => OfCharge(
                paymentEvent,
                "transaction.paid_late",
                late.Session,
                late.Charge
            ),
            ChargeReturned returned when IsOurs(returned.Session, returned.Charge) => OfCharge(
                paymentEvent,
                "transaction.returned",
                returned.Session,
                returned.Charge
            ),
            ChargeMismatched mismatched when IsOurs(mismatched.Session, mismatched.Charge) => OfCharge(
                paymentEvent,
                "transaction.mismatched",
                mismatched.Session,
                mismatched.Charge
            ),
            RefundUpdated { Charge: { Origin: Names.Origin } charge } updated => Refund(paymentEvent, updated.Refund, charge),
            DisputeCreated { Charge: { Origin: Names.Origin } charge } created => Dispute(
                paymentEvent,
                "dispute.created",
                created.Dispute,
                charge
            ),
            DisputeEvidenceDue { Charge: { Origin: Names.Origin } charge } due => Dispute(
                paymentEvent,
                "dispute.evidence_due",
                due.Dispute,
                charge
            ),
            DisputeUpdated { Charge: { Origin: Names.Origin } charge } updated => Dispute(
                paymentEvent,
                "dispute.updated",
                updated.Dispute,
                charge,
                WhatWas(updated, charge)
            ),
            DisputeClosed { Charge: { Origin: Names.Origin } charge } closed => Dispute(
                paymentEvent,
                "dispute.closed",
                closed.Dispute,
                charge
            ),
            CustomerCreated created => Customer(paymentEvent, created.Customer, null),
            CustomerUpdated updated => Customer(paymentEvent, updated.Customer, updated.Before),
            CustomerDeleted deleted => Customer(paymentEvent, deleted.Customer, null),
            BankLineReceived received => Write(
                paymentEvent,
                "payment_method_transaction.created",
                writer => BankLineResponses.Write(writer, received.Line, ObjectView.Plain)
            ),
            BankLineReversed reversed => Write(
                paymentEvent,
                "bank_line.reversed",
                writer => BankLineResponses.Write(writer, reversed.Line, ObjectView.Plain)
            ),
            BankLineResolved resolved => Write(
                paymentEvent,
                "bank_line.resolved",
                writer => BankLineResponses.Write(writer, resolved.Line, ObjectView.Plain)
            ),
            _ => null,
        };

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        // The header has room for one signature: the newest secret's at the first try, the other's at the second.
        if (secrets.Count == 0 || !WebhookSecret.TryParse(SigningOrder.Of(delivery, secrets)[0], out var secret))
            throw new InvalidOperationException($"Endpoint {delivery.EndpointId} has a secret that is none.");

        return [new(SignatureHeader, BodySignature.Sign(secret, Encoding.UTF8.GetBytes(delivery.Payload), SignatureEncoding.Base64))];
    }

    // A charge of the first releases does not say its origin; its session does.
    private static bool IsOurs(CheckoutSession? session, Charge charge) =>
        (session is null ? charge.Origin : session.Origin) == Names.Origin;

    private string Session(PaymentEvent told, string type, CheckoutSession session) =>
        Write(told, type, writer => _sessions.Value.Write(writer, session, ObjectView.Plain));

    private static string OfCharge(PaymentEvent told, string type, CheckoutSession? session, Charge charge) =>
        Transaction(told, type, new(TransactionResponses.IntentOf(session, charge), charge));

    private static string Transaction(PaymentEvent told, string type, TransactionResponses.Told transaction) =>
        Write(told, type, writer => TransactionResponses.WriteEvent(writer, transaction));

    // A refund that fails after it had succeeded is reported in the same words as one that fails at once: what it was is known of
    // success alone.
    private static string Refund(PaymentEvent told, Refund refund, Charge charge) =>
        Write(
            told,
            refund.Status == RefundStatus.Failed ? "refund.failed" : "refund.updated",
            writer => RefundResponses.Write(writer, new(refund, charge.PaymentIntentId, charge.CustomerId), ObjectView.Plain),
            refund.Status == RefundStatus.Failed ? null : StatusWas(Names.Of(RefundStatus.Pending))
        );

    private static string Dispute(
        PaymentEvent told,
        string type,
        Dispute dispute,
        Charge charge,
        Action<Utf8JsonWriter>? previous = null
    ) => Write(told, type, writer => DisputeResponses.Write(writer, new(dispute, charge), ObjectView.Plain), previous);

    // Earlier releases had this event for the beginning of a review only.
    private static Action<Utf8JsonWriter>? WhatWas(DisputeUpdated updated, Charge charge) =>
        updated.Before is { } before
            ? WhatWas(before, updated.Dispute, (writer, one) => DisputeResponses.Write(writer, new(one, charge), ObjectView.Plain))
            : StatusWas(Names.Of(DisputeStatus.NeedsResponse));

    private static string Customer(PaymentEvent told, Customer customer, Customer? before) =>
        Write(
            told,
            told.Type,
            writer => CustomerResponses.Write(writer, customer, ObjectView.Plain),
            before is null
                ? null
                : WhatWas(before, customer, static (writer, one) => CustomerResponses.Write(writer, one, ObjectView.Plain))
        );

    private static Action<Utf8JsonWriter> StatusWas(string status) =>
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", status);
            writer.WriteEndObject();
        };

    /// <summary>The fields of an object that have changed, as they were.</summary>
    private static Action<Utf8JsonWriter> WhatWas<T>(T before, T after, Action<Utf8JsonWriter, T> write) =>
        writer =>
        {
            using var old = JsonDocument.Parse(JsonText.Write(before, write));
            using var now = JsonDocument.Parse(JsonText.Write(after, write));
            writer.WriteStartObject();
            foreach (
                var field in old
                    .RootElement.EnumerateObject()
                    .Where(field => !JsonElement.DeepEquals(field.Value, now.RootElement.GetProperty(field.Name)))
            )
                field.WriteTo(writer);
            writer.WriteEndObject();
        };

    private static string Write(PaymentEvent told, string type, Action<Utf8JsonWriter> write, Action<Utf8JsonWriter>? previous = null) =>
        JsonText.Write(
            (told, type, write, previous),
            static (writer, parts) =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", parts.told.Id);
                writer.WriteString("object", "event");
                Responses.WriteTime(writer, "created", parts.told.CreatedAt);
                writer.WriteString("type", parts.type);
                writer.WriteStartObject("data");
                writer.WritePropertyName("object");
                parts.write(writer);
                writer.WritePropertyName("previous_attributes");
                if (parts.previous is null)
                    writer.WriteNullValue();
                else
                    parts.previous(writer);
                writer.WriteEndObject();
                writer.WriteStartObject("request");
                writer.WriteNull("id");
                writer.WriteString("idempotency_key", parts.told.IdempotencyKey);
                writer.WriteBoolean("from_dashboard", false);
                writer.WriteBoolean("customer_portal", false);
                writer.WriteEndObject();
                writer.WriteString("account", parts.told.Owner.Account);
                writer.WriteEndObject();
            }
        );
}
