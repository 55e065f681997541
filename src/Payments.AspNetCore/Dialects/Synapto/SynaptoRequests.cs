using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>Synapto's requests: JSON in, a command or the first problem out. Pure.</summary>
internal static class SynaptoRequests
{
    /// <summary>Synapto keeps keys for 96 hours.</summary>
    public static TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(96);

    private const int DefaultPageSize = 20;

    /// <summary>The body of a create, and the fingerprint of what it asks.</summary>
    public static (CheckoutSessionRequest? Request, string Fingerprint, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = new JsonFields(body);
        var amountText = fields.RequiredString("amount", " of minor units such as \"10000\"");
        var currencyText = fields.RequiredString("currency", " such as \"GBP\"");
        var reference = Filled(fields.OptionalString("client_reference_id", ""));
        var successUrl = Filled(fields.OptionalString("success_url", ""));
        var cancelUrl = Filled(fields.OptionalString("cancel_url", ""));
        var entries = fields.StringMap("metadata");
        fields.RefuseUnknown();
        if (fields.Problem is { } problem)
            return (null, "", problem);
        if (!Currency.TryGet(currencyText, out var currency, out var currencyError))
            return (null, "", Invalid("currency", $"currency: {CurrencyErrors.Describe(currencyError)}"));
        if (!Money.TryParseMinorUnits(amountText, currency, out var amount, out var amountError))
            return (null, "", Invalid("amount", $"amount: {MoneyErrors.Describe(amountError, currency)}"));
        if (!Metadata.TryCreate(entries, MetadataPolicy.Default, out var metadata, out var refusal, out var key))
            return (null, "", Invalid("metadata", Metadata.Describe(refusal, key, MetadataPolicy.Default)));

        var request = new CheckoutSessionRequest
        {
            Amount = amount,
            ClientReferenceId = reference,
            SuccessUrl = successUrl,
            CancelUrl = cancelUrl,
            Metadata = metadata,
        };
        return (request, FingerprintOf(owner, request), null);
    }

    /// <summary>The query of a list: page_size 0 or absent is 20, more than 100 is 100.</summary>
    public static (int Limit, string? Cursor, RequestProblem? Problem) List(IQueryCollection query)
    {
        var size = query["page_size"];
        if (size.Count > 1 || query["page_token"].Count > 1)
            return (0, null, Invalid("page_size", "page_size and page_token stand once at most"));
        if (size.Count == 0)
            return Page(null, query["page_token"]);

        // The parser lets NUL characters pass at the end.
        return size[0]!.All(char.IsAsciiDigit) && int.TryParse(size[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Page(number, query["page_token"])
            : (0, null, Invalid("page_size", "page_size must be a whole number from 1 to 100"));
    }

    /// <summary>The body of a list by POST, with the same fields.</summary>
    public static (int Limit, string? Cursor, RequestProblem? Problem) List(JsonElement body)
    {
        var fields = new JsonFields(body);
        var size = fields.OptionalInteger("page_size");
        var token = fields.OptionalString("page_token", "");
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (0, null, problem) : Page(size, token);
    }

    /// <summary>A body that may hold nothing.</summary>
    public static RequestProblem? Empty(JsonElement body)
    {
        var fields = new JsonFields(body);
        fields.RefuseUnknown();
        return fields.Problem;
    }

    private static (int Limit, string? Cursor, RequestProblem? Problem) Page(int? size, string? token) =>
        size < 0
            ? (0, null, Invalid("page_size", "page_size must be a whole number from 1 to 100"))
            : (size is null or 0 ? DefaultPageSize : Math.Min(size.Value, Limits.PageSize), Filled(token), null);

    private static string FingerprintOf(Owner owner, CheckoutSessionRequest request)
    {
        string?[] parts =
        [
            "POST", "checkout-sessions", owner.ToString(), request.Amount.ToMinorUnitString(), request.Amount.Currency.Code,
            request.ClientReferenceId, request.SuccessUrl, request.CancelUrl,
            .. request.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { entry.Key, entry.Value }),
        ];
        return Fingerprint.Of(parts);
    }

    // Proto JSON does not tell an empty string from an absent one, and Synapto's reference says "if empty".
    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static RequestProblem Invalid(string field, string message) => new(StatusCodes.Status400BadRequest, field, message);
}
