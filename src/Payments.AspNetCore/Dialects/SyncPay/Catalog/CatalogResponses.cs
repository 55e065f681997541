using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>What an organization is, and what it can be paid by. Pure.</summary>
internal static class CatalogResponses
{
    public static ApiResponse Methods(IReadOnlyList<MethodOffer> offers) =>
        ApiResponse.Ok(
            offers,
            static (writer, all) =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("payment_methods");
                foreach (var offer in all)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", offer.Method);
                    writer.WriteString("display_name", offer.DisplayName);
                    writer.WriteString("icon", IconOf(offer.Method));
                    writer.WriteString("description", offer.Description);
                    writer.WriteString("type", "fiat");
                    writer.WriteBoolean("enabled_by_default", true);
                    WriteCodes(writer, "currencies", offer.Currencies);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    public static ApiResponse Currencies(IReadOnlyList<MethodOffer> offers) =>
        ApiResponse.Ok(
            offers,
            static (writer, all) =>
            {
                writer.WriteStartObject();
                WriteCodes(
                    writer,
                    "fiat",
                    all.SelectMany(offer => offer.Currencies).Distinct().OrderBy(currency => currency.Code, StringComparer.Ordinal)
                );
                writer.WriteStartArray("crypto");
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    public static ApiResponse Rails(AccountMethod method, Currency? currency) =>
        ApiResponse.Ok(
            (method.Offer, currency),
            static (writer, asked) =>
            {
                writer.WriteStartObject();
                writer.WriteString("payment_method", asked.Offer.Method);
                Responses.WriteText(writer, "currency", asked.currency?.Code);
                writer.WriteStartArray("rails");
                foreach (var rail in asked.currency is { } one ? asked.Offer.RailsFor(one) : asked.Offer.Rails)
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
        );

    /// <summary>As much of an organization as this library knows: it keeps no names, countries or owners.</summary>
    public static ApiResponse Organization(Owner owner, IReadOnlyList<AccountMethod> methods) =>
        ApiResponse.Ok(
            (owner, methods),
            static (writer, organization) =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", organization.owner.Account);
                writer.WriteString("payments_status", organization.methods.Count > 0 ? "ENABLED" : "DISABLED");
                writer.WriteString("current_env", organization.owner.Livemode ? "live" : "test");
                writer.WriteStartObject("enabled_payment_methods");
                foreach (var method in organization.methods)
                {
                    writer.WriteStartObject(method.Method);
                    writer.WriteBoolean("enabled", true);
                    WriteCodes(writer, "currencies", method.Offer.Currencies);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
                writer.WriteBoolean("is_active", true);
                writer.WriteEndObject();
            }
        );

    private static string IconOf(string method) =>
        method switch
        {
            MethodIds.BankTransfer => "bank",
            MethodIds.MobileMoney => "mobile",
            _ => method,
        };

    private static void WriteCodes(Utf8JsonWriter writer, string name, IEnumerable<Currency> currencies)
    {
        writer.WriteStartArray(name);
        foreach (var currency in currencies)
            writer.WriteStringValue(currency.Code);
        writer.WriteEndArray();
    }
}
