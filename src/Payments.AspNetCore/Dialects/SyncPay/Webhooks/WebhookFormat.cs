using System.Text;
using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>
/// SyncPay's webhooks: a body that begins {"event_id":…, signed whole in "x-syncpay-signature". Names and shape are this library's; that
/// metadata comes back in them is documented. Only checkouts that were made through this interface are reported.
/// </summary>
internal sealed class WebhookFormat : IWebhookFormat
{
    public const string SignatureHeader = "x-syncpay-signature";

    public string Name => Names.Origin;

    public TimeSpan AcknowledgeWithin { get; } = TimeSpan.FromSeconds(5);

    public string? Render(PaymentEvent paymentEvent) =>
        paymentEvent.Data switch
        {
            CheckoutSessionPaid paid => Write(paymentEvent, "checkout.completed", paid.Session, paid.Charge),
            CheckoutSessionExpired expired => Write(paymentEvent, "checkout.expired", expired.Session, null),
            ChargeFailed failed => Write(
                paymentEvent,
                failed.Session?.Status == SessionStatus.Failed ? "checkout.failed" : "charge.failed",
                failed.Session,
                failed.Charge
            ),
            ChargeExpired expired => Write(paymentEvent, "charge.expired", expired.Session, expired.Charge),
            ChargeUnderpaid underpaid => Write(paymentEvent, "charge.underpaid", underpaid.Session, underpaid.Charge),
            ChargeOverpaid overpaid => Write(paymentEvent, "charge.overpaid", overpaid.Session, overpaid.Charge),
            ChargePaidLate late => Write(paymentEvent, "charge.paid_late", late.Session, late.Charge),
            ChargeReturned returned => Write(paymentEvent, "charge.returned", returned.Session, returned.Charge),
            ChargeMismatched mismatched => Write(paymentEvent, "charge.mismatched", mismatched.Session, mismatched.Charge),
            RefundUpdated refunded => Write(
                paymentEvent,
                refunded.Refund.Status == RefundStatus.Succeeded ? "refund.completed" : "refund.failed",
                refunded.Session,
                refunded.Charge,
                refunded.Refund
            ),
            PaymentIntentSucceeded => null,
            _ => null,
        };

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        // The header has room for one signature: the newest secret's at the first try, the other's at the second.
        if (secrets.Count == 0 || !WebhookSecret.TryParse(SigningOrder.Of(delivery, secrets)[0], out var secret))
            throw new InvalidOperationException($"Endpoint {delivery.EndpointId} has a secret that is none.");

        return [new(SignatureHeader, BodySignature.Sign(secret, Encoding.UTF8.GetBytes(delivery.Payload), SignatureEncoding.Hex))];
    }

    private static string? Write(PaymentEvent paymentEvent, string name, CheckoutSession? session, Charge? charge, Refund? refund = null)
    {
        if (session is not { Origin: Names.Origin, PageUrl: { } url })
            return null;

        // The owner's tag is not at hand in a pure function; the page's URL ends in the whole id.
        var checkoutId = url[(url.LastIndexOf('/') + 1)..];
        return JavaScriptJson.Respell(
            JsonText.Write(
                (paymentEvent, name, session, charge, refund, checkoutId),
                static (writer, told) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("event_id", told.paymentEvent.Id);
                    writer.WriteString("event", told.name);
                    writer.WriteString("created_at", WireTime.Milliseconds(told.paymentEvent.CreatedAt));
                    writer.WriteString("organization_id", told.paymentEvent.Owner.Account);
                    writer.WriteStartObject("data");
                    writer.WriteString("checkout_id", told.checkoutId);
                    writer.WriteString("status", Names.Of(told.session.Status));
                    WriteCharge(writer, told.charge, told.checkoutId, told.session.Metadata);
                    if (told.refund is not null)
                    {
                        writer.WritePropertyName("refund");
                        RefundResponses.Write(writer, told.refund);
                    }

                    writer.WritePropertyName("metadata");
                    told.session.Metadata.WriteTo(writer);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }
            )
        );
    }

    private static void WriteCharge(Utf8JsonWriter writer, Charge? charge, string checkoutId, Metadata metadata)
    {
        writer.WritePropertyName("charge");
        if (charge is null)
            writer.WriteNullValue();
        else
            ChargeResponses.Write(writer, charge, checkoutId, metadata);
    }
}
