using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's checkouts, field by field as document "Checkouts" shows them; what follows after its six fields is ours. Pure.
/// </summary>
internal static class Responses
{
    public static ApiResponse Of(Result<CheckoutSession> result) =>
        result.IsSuccess ? Ok(result.Value, WriteCreated) : Errors.Of(result.Refusal);

    /// <summary>The answer to keep for an idempotency key.</summary>
    public static StoredResponse Keep(Result<CheckoutSession> result) => Keep(Of(result));

    public static StoredResponse Keep(ApiResponse answer) => new(answer.Status, answer.Body);

    /// <summary>What an idempotent call brought; a repetition says so in its headers.</summary>
    public static ApiResponse Of<T>(Result<T> outcome, string? key, Func<Result<T>, ApiResponse> answer)
        where T : class
    {
        if (outcome.Response is not { } kept)
            return answer(outcome);

        return new ApiResponse(kept.Code, kept.Body)
        {
            Headers = outcome.IsReplay
                ? [new(IdempotencyHeader.Name, key!), new("Idempotent-Replayed", "true")]
                : [new(IdempotencyHeader.Name, key!)],
        };
    }

    /// <summary>A checkout as it is looked up, with the charge that the customer has submitted, if any.</summary>
    public static ApiResponse Of(CheckoutSession session, Charge? charge) => Ok((session, charge), WriteWhole);

    public static ApiResponse Ok<T>(T value, Action<Utf8JsonWriter, T> write) => new(StatusCodes.Status200OK, JsonText.Write(value, write));

    /// <summary>A page of a list, and how many there are in all.</summary>
    public static ApiResponse List<T>(int total, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write) =>
        Ok(
            (total, items, write),
            static (writer, list) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("total", list.total);
                writer.WriteStartArray("items");
                foreach (var item in list.items)
                    list.write(writer, item);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    /// <summary>Metadata, empty where there is none.</summary>
    public static void WriteMetadata(Utf8JsonWriter writer, CheckoutSession? session)
    {
        writer.WritePropertyName("metadata");
        (session?.Metadata ?? Metadata.Empty).WriteTo(writer);
    }

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
        WriteMetadata(writer, session);
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
