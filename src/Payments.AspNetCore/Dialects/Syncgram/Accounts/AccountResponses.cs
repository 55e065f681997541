using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's responses about an account. Pure.</summary>
internal static class AccountResponses
{
    /// <summary>The methods that the account takes.</summary>
    public static ApiResponse Methods(IReadOnlyList<AccountMethod> methods) =>
        ApiResponse.Ok(
            methods,
            static (writer, all) =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("payment_methods");
                foreach (var offer in all.Select(method => method.Offer))
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", offer.Method);
                    writer.WriteString("display_name", offer.DisplayName);
                    writer.WriteString("description", offer.Description);
                    writer.WriteString("type", "fiat");
                    WriteCodes(writer, "currencies", offer.Currencies);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    /// <summary>The currencies of all methods, by code; no crypto is taken.</summary>
    public static ApiResponse Currencies(IReadOnlyList<AccountMethod> methods) =>
        ApiResponse.Ok(
            methods,
            static (writer, all) =>
            {
                writer.WriteStartObject();
                WriteCodes(
                    writer,
                    "fiat",
                    all.SelectMany(method => method.Offer.Currencies).Distinct().OrderBy(currency => currency.Code, StringComparer.Ordinal)
                );
                WriteCodes(writer, "crypto", []);
                writer.WriteEndObject();
            }
        );

    /// <summary>The rails of a method, in one currency where the query names one.</summary>
    public static ApiResponse Rails(IReadOnlyList<AccountMethod> methods, IQueryCollection query)
    {
        var fields = new QueryFields(query);
        var problems = fields.Problems;
        var id = fields.Optional("payment_method");
        var method = methods.FirstOrDefault(known => known.Method == id);
        if (method is null)
            problems.Add("payment_method", $"payment_method must be one of {string.Join(", ", methods.Select(known => known.Method))}");
        var code = fields.Optional("currency");
        if (!Currency.TryGet(code, out var currency, out var error) && code is not null)
            problems.Add("currency", CurrencyRefusals.Describe(error));
        return problems.Count > 0
            ? Errors.Of(problems)
            : ApiResponse.Ok((method!.Offer, code is null ? (Currency?)null : currency), WriteRails);
    }

    /// <summary>The account's endpoint; its secret only in the response that created it.</summary>
    public static ApiResponse Endpoint(WebhookEndpoint? endpoint, string? message, bool made = false) =>
        ApiResponse.Ok(
            (endpoint, message, made),
            static (writer, shown) =>
            {
                var (current, words, isNew) = shown;
                writer.WriteStartObject();
                writer.WriteBoolean("success", true);
                if (words is not null)
                    writer.WriteString("message", words);
                writer.WriteString("webhook_url", current is { DisabledReason: null } ? current.Url : null);
                writer.WriteBoolean("has_secret", current is not null);
                writer.WriteBoolean("is_active", current is { DisabledReason: null });
                if (isNew && current is not null)
                    writer.WriteString("webhook_secret", current.Secrets[0].Text);
                writer.WriteEndObject();
            }
        );

    private static void WriteRails(Utf8JsonWriter writer, (MethodOffer Offer, Currency? Currency) asked)
    {
        var (offer, currency) = asked;
        writer.WriteStartObject();
        writer.WriteString("payment_method", offer.Method);
        writer.WriteString("currency", currency?.Code);
        writer.WriteStartArray("rails");
        foreach (var rail in currency is { } known ? offer.RailsFor(known) : offer.Rails)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rail.Id);
            writer.WriteString("name", rail.Name);
            writer.WriteBoolean("active", true);
            WriteCodes(writer, "currencies", rail.Currencies);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter writer, string name, IEnumerable<Currency> currencies)
    {
        writer.WriteStartArray(name);
        foreach (var currency in currencies)
            writer.WriteStringValue(currency.Code);
        writer.WriteEndArray();
    }
}
