using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// What all of Synapto's responses have in common: the outcome as a response, and the fields that every resource has. Pure.
/// </summary>
internal static class Responses
{
    public static ApiResponse Of<T>(Result<T> result, Action<Utf8JsonWriter, T> write)
        where T : class => result.IsSuccess ? ApiResponse.Ok(result.Value, write) : Errors.Of(result.Refusal);

    /// <summary>A page: {"customers": […], "next_page_token": ""}.</summary>
    public static ApiResponse Of<T>(Result<ListPage<T>> result, string field, Action<Utf8JsonWriter, T> write)
        where T : class =>
        result.IsSuccess ? Page(result.Value.Items, result.Value.NextCursor, field, write)
        : result.Refusal.Field == "cursor" ? Errors.InvalidPageToken
        : Errors.Of(result.Refusal);

    public static ApiResponse Page<T>(IEnumerable<T> items, string? next, string field, Action<Utf8JsonWriter, T> write) =>
        ApiResponse.Ok(
            (items, next, field, write),
            static (writer, page) =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray(page.field);
                foreach (var item in page.items)
                    page.write(writer, item);
                writer.WriteEndArray();
                writer.WriteString("next_page_token", page.next ?? "");
                writer.WriteEndObject();
            }
        );

    public static void WriteAmount(Utf8JsonWriter writer, Money amount)
    {
        writer.WriteString("amount", amount.ToMinorUnitString());
        writer.WriteString("currency", amount.Currency.Code);
    }

    public static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    /// <summary>Nothing where there is none.</summary>
    public static void WriteMetadata(Utf8JsonWriter writer, Metadata metadata)
    {
        if (metadata.Count == 0)
            return;

        writer.WriteStartObject("metadata");
        foreach (var (key, value) in metadata)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    /// <summary>The two times that end every resource.</summary>
    public static void WriteTimes(Utf8JsonWriter writer, DateTimeOffset created, DateTimeOffset updated)
    {
        writer.WriteString("create_time", WireTime.Seconds(created));
        writer.WriteString("update_time", WireTime.Seconds(updated));
    }

    public static void WriteCard(Utf8JsonWriter writer, CardSummary card, string? fingerprint = null)
    {
        writer.WriteStartObject("card");
        writer.WriteString("brand", card.Brand);
        writer.WriteString("last4", card.Last4);
        writer.WriteNumber("exp_month", card.ExpiryMonth);
        writer.WriteNumber("exp_year", card.ExpiryYear);
        WriteOptional(writer, "fingerprint", fingerprint);
        writer.WriteEndObject();
    }

    /// <summary>Why there was no money, or no card was saved.</summary>
    public static void WriteError(Utf8JsonWriter writer, string name, DeclineCode code, string? charge = null)
    {
        writer.WriteStartObject(name);
        writer.WriteString("code", DeclineCodes.NameOf(code));
        writer.WriteString("message", DeclineCodes.Describe(code));
        WriteOptional(writer, "charge", charge);
        writer.WriteEndObject();
    }

    /// <summary>Where the payer authenticates; nothing where no URL is known.</summary>
    public static void WriteAction(Utf8JsonWriter writer, string? url)
    {
        if (url is null)
            return;

        writer.WriteStartObject("next_action");
        writer.WriteString("type", "REDIRECT_TO_URL");
        writer.WriteStartObject("redirect_to_url");
        writer.WriteString("url", url);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
