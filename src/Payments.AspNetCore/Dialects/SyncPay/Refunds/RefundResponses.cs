using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Refunds, in responses and in events. Pure.</summary>
internal static class RefundResponses
{
    /// <summary>A page of a list.</summary>
    /// <param name="total">How many there are, on all pages.</param>
    /// <param name="items">Those of this page.</param>
    public static ApiResponse Of(long total, IReadOnlyList<Refund> items) =>
        ApiResponse.Ok(
            (total, items),
            static (writer, page) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("total", page.total);
                writer.WriteStartArray("items");
                foreach (var refund in page.items)
                    Write(writer, refund);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    public static ApiResponse Of(Result<Refund> result) =>
        result.IsSuccess ? ApiResponse.Ok(result.Value, Write) : Errors.Of(result.Refusal);

    public static void Write(Utf8JsonWriter writer, Refund refund)
    {
        writer.WriteStartObject();
        writer.WriteString("refund_id", WireIds.Refund.Of(refund.Id));
        writer.WriteString("charge_id", WireIds.Charge.Of(refund.ChargeId));
        writer.WriteString("amount", refund.Amount.ToDecimalString());
        writer.WriteString("currency", refund.Amount.Currency.Code);
        writer.WriteString("status", Names.Of(refund.Status));
        Responses.WriteText(writer, "reason", refund.Reason);
        writer.WriteString("created_at", WireTime.Milliseconds(refund.CreatedAt));
        writer.WriteString("updated_at", WireTime.Milliseconds(refund.UpdatedAt));
        if (refund.IsByHand)
            writer.WriteBoolean("by_hand", true);
        writer.WriteEndObject();
    }
}
