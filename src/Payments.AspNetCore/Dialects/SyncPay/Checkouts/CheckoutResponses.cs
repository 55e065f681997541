using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>
/// SyncPay's checkouts. A new one shows the document's six fields in their order; the other fields are this library's. Pure.
/// </summary>
internal static class CheckoutResponses
{
    /// <summary>A checkout that was made.</summary>
    public static ApiResponse Created(Result<CheckoutSession> result, string ownerTag) =>
        result.IsSuccess
            ? ApiResponse.Ok((result.Value, ownerTag), static (writer, made) => WriteCreated(writer, made.Value, made.ownerTag))
            : Errors.Of(result.Refusal);

    /// <summary>A checkout that was looked up: the same fields, and its outcome.</summary>
    public static ApiResponse Of(CheckoutSession session, string ownerTag) =>
        ApiResponse.Ok(
            (session, ownerTag),
            static (writer, found) =>
            {
                writer.WriteStartObject();
                WriteFields(writer, found.session, found.ownerTag);
                Responses.WriteText(writer, "charge_id", ChargeOf(found.session.State) is { } charge ? WireIds.Charge.Of(charge) : null);
                writer.WritePropertyName("metadata");
                found.session.Metadata.WriteTo(writer);
                writer.WriteString("updated_at", WireTime.Milliseconds(found.session.UpdatedAt));
                writer.WriteEndObject();
            }
        );

    private static void WriteCreated(Utf8JsonWriter writer, CheckoutSession session, string ownerTag)
    {
        writer.WriteStartObject();
        WriteFields(writer, session, ownerTag);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, CheckoutSession session, string ownerTag)
    {
        writer.WriteString("checkout_id", WireIds.Checkout(ownerTag, session.Id));
        writer.WriteString("organization_id", session.Owner.Account);
        Responses.WriteText(writer, "checkout_url", session.PageUrl);
        writer.WriteString("status", Names.Of(session.Status));
        writer.WriteString("expires_at", WireTime.Milliseconds(session.ExpiresAt));
        writer.WriteString("created_at", WireTime.Milliseconds(session.CreatedAt));
    }

    private static string? ChargeOf(SessionState state) =>
        state switch
        {
            SessionState.Open open => open.ChargeInFlight,
            SessionState.Complete complete => complete.ChargeId,
            SessionState.Failed failed => failed.ChargeId,
            SessionState.Expired or SessionState.Canceled => null,
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
