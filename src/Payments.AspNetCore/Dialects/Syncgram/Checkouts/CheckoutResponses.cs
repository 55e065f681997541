using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's checkouts, field by field as document "Checkouts" shows them; what follows after its six fields is ours. Pure.
/// </summary>
internal static class CheckoutResponses
{
    public static ApiResponse Of(Result<CheckoutSession> result) =>
        result.IsSuccess ? ApiResponse.Ok(result.Value, WriteCreated) : Errors.Of(result.Refusal);

    /// <summary>A checkout as it is looked up, with the charge that the customer has submitted, if any.</summary>
    public static ApiResponse Of(CheckoutSession session, Charge? charge) => ApiResponse.Ok((session, charge), WriteWhole);

    private static void WriteCreated(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteStartObject();
        WriteDocumented(writer, session);
        writer.WriteEndObject();
    }

    private static void WriteDocumented(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteString("checkout_id", Names.Checkout.Of(session.Id));
        writer.WriteString("organization_id", session.Owner.Account);
        writer.WriteString("checkout_url", session.PageUrl);
        writer.WriteString("status", StatusNames.Of(session));
        writer.WriteString("expires_at", WireTime.Seconds(session.ExpiresAt));
        writer.WriteString("created_at", WireTime.Seconds(session.CreatedAt));
    }

    private static void WriteWhole(Utf8JsonWriter writer, (CheckoutSession Session, Charge? Charge) found)
    {
        var (session, charge) = found;
        writer.WriteStartObject();
        WriteDocumented(writer, session);
        writer.WriteString("reference", session.ClientReferenceId);
        WritePricing(writer, session.Pricing);
        writer.WriteString("customer_email", session.Customer?.Email);
        writer.WriteString("customer_first_name", session.Customer?.FirstName);
        writer.WriteString("customer_last_name", session.Customer?.LastName);
        writer.WriteString("success_url", session.SuccessUrl);
        writer.WriteString("cancel_url", session.CancelUrl);
        Responses.WriteMetadata(writer, session);
        writer.WriteString("charge_id", charge is null ? null : Names.Charge.Of(charge.Id));
        writer.WriteString("updated_at", WireTime.Seconds(session.UpdatedAt));
        writer.WriteEndObject();
    }

    private static void WritePricing(Utf8JsonWriter writer, Pricing pricing)
    {
        var fields = PricingText.Format(pricing);
        writer.WriteStartObject("pricing");
        writer.WriteString("base_currency", fields.BaseCurrency);
        writer.WriteString("amount", fields.Amount);
        if (fields.Local.Count > 0)
        {
            writer.WriteStartObject("local_pricing");
            foreach (var (currency, amount) in fields.Local)
                writer.WriteString(currency, amount);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
