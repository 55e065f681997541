using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's refunds. Pure.</summary>
internal static class RefundResponses
{
    public static ApiResponse Of(Result<Refund> result) =>
        result.IsSuccess ? ApiResponse.Ok(result.Value, Write) : Errors.Of(result.Refusal);

    public static void Write(Utf8JsonWriter writer, Refund refund)
    {
        writer.WriteStartObject();
        writer.WriteString("refund_id", Names.Refund.Of(refund.Id));
        writer.WriteString("charge_id", Names.Charge.Of(refund.ChargeId));
        writer.WriteString("reference", refund.Reference);
        writer.WriteString("status", StatusNames.Of(refund));
        writer.WriteString("requested_amount", refund.Amount.ToDecimalString());
        writer.WriteString("refunded_amount", refund.Status == RefundStatus.Succeeded ? refund.Amount.ToDecimalString() : null);
        writer.WriteString("refund_fee_amount", Money.Zero(refund.Amount.Currency).ToDecimalString());
        writer.WriteString("currency", refund.Amount.Currency.Code);
        writer.WriteString("fee_bearer", refund.FeeBearer == FeeBearer.Customer ? "CUSTOMER" : "ORG");
        writer.WriteString("reason", refund.Reason);
        writer.WriteString("failure_reason", (refund.State as RefundState.Failed)?.Reason);
        writer.WriteString("created_at", WireTime.Seconds(refund.CreatedAt));
        writer.WriteString("updated_at", WireTime.Seconds(refund.UpdatedAt));
        writer.WriteString("completed_at", DecidedAt(refund) is { } at ? WireTime.Seconds(at) : null);
        if (refund.IsByHand)
            writer.WriteBoolean("by_hand", true);
        writer.WriteEndObject();
    }

    private static DateTimeOffset? DecidedAt(Refund refund) =>
        refund.State switch
        {
            RefundState.Succeeded succeeded => succeeded.At,
            RefundState.Failed failed => failed.At,
            _ => null,
        };
}
