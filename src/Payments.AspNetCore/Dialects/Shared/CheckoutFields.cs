using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// The fields that checkouts have in more than one dialect. Problems are noted; a result counts only where there are none.
/// </summary>
internal static class CheckoutFields
{
    private const int ShortestMinutes = 1;
    private const int LongestMinutes = 1440;
    private const int DefaultMinutes = 60;

    /// <summary>"pricing": a base currency, an amount in it and fixed prices, amounts as strings; null where there is a problem.</summary>
    public static Pricing? Pricing(JsonFields body, SupportedCurrencies supported)
    {
        if (body.RequiredObject("pricing", " such as {\"base_currency\":\"USD\",\"amount\":\"50.00\"}") is not { } fields)
            return null;

        var currency = fields.RequiredString("base_currency", " such as \"USD\"");
        if (fields.Optional("amount") is not { } amount)
            fields.Refuse("amount", "pricing.amount is required: a decimal string such as \"50.00\"");
        else
            return Read(fields, currency, Text(amount), supported);

        return Read(fields, currency, "", supported);
    }

    /// <summary>"customer_email".</summary>
    public static string Email(JsonFields body, string name)
    {
        if (body.Optional(name) is not { } value)
            body.Refuse(name, $"{name} is required: a string such as \"customer@example.com\"");
        else if (Text(value) is var text && CustomerRules.IsEmail(text))
            return text;
        else
            body.Refuse(name, EmailProblem(Text(value)));
        return "";
    }

    /// <summary>Why an address is refused. The documents' words, and the character where one cannot be seen.</summary>
    public static string EmailProblem(string email) =>
        CustomerRules.DescribeEmail(email) is var problem && problem.StartsWith("contains", StringComparison.Ordinal)
            ? $"Invalid email format: it {problem}"
            : "Invalid email format";

    /// <summary>A customer's name or a part of one that may be left out.</summary>
    public static string? OptionalName(JsonFields body, string name) => Name(body, name, body.OptionalString(name, ""));

    /// <summary>A customer's name or a part of one.</summary>
    public static string RequiredName(JsonFields body, string name) =>
        Name(body, name, body.RequiredString(name, " such as \"Jane\"")) ?? "";

    /// <summary>A URL that the customer is sent to: http:// or https://, as the documents allow both; null where it is absent.</summary>
    public static string? Url(JsonFields body, string name)
    {
        if (body.OptionalString(name, " such as \"https://example.com/\"") is not { } text)
            return null;

        var refusal = RedirectUrl.Check(text, allowHttp: true, allowHttpLoopback: true, out _);
        if (refusal is RedirectUrlRefusal.NotAbsolute or RedirectUrlRefusal.Malformed)
            body.Refuse(name, $"Invalid URL format: {name} must be a whole URL that begins with http:// or https://");
        else if (refusal != RedirectUrlRefusal.None)
            body.Refuse(name, RedirectUrl.Describe(refusal, name));
        else if (CardNumber.IsWithin(text))
            body.Refuse(name, $"{name} holds a card number; leave it out");
        return text;
    }

    /// <summary>"expires_in_minutes": 1 to 1440, as digits alone; 60 where it is absent.</summary>
    public static TimeSpan Lifetime(JsonFields body)
    {
        const string Field = "expires_in_minutes";
        var minutes = body.OptionalInteger(Field) ?? DefaultMinutes;
        if (minutes is < ShortestMinutes or > LongestMinutes)
            body.Refuse(Field, $"{Field} must be a whole number from {ShortestMinutes} to {LongestMinutes}");
        return TimeSpan.FromMinutes(minutes);
    }

    /// <summary>"metadata" within a policy; empty where it is absent.</summary>
    public static Metadata Metadata(JsonFields body, MetadataPolicy policy)
    {
        if (body.Optional("metadata") is not { } value)
            return Payments.Metadata.Empty;
        if (Payments.Metadata.TryCreate(value, policy, out var metadata, out var refusal, out var key))
            return metadata;

        body.Refuse("metadata", Payments.Metadata.Describe(refusal, key, policy));
        return Payments.Metadata.Empty;
    }

    private static Pricing? Read(JsonFields fields, string currency, string amount, SupportedCurrencies supported)
    {
        var local = fields.Optional("local_pricing");
        if (local is { ValueKind: not JsonValueKind.Object })
        {
            fields.Refuse("local_pricing", "pricing.local_pricing must be an object such as {\"NGN\":\"75000.00\"}");
            local = null;
        }

        fields.RefuseUnknown();
        var prices = local?.EnumerateObject().Select(price => KeyValuePair.Create(price.Name, Text(price.Value)));
        if (PricingText.TryParse(currency, amount, prices, supported.Contains, out var pricing, out var problems))
            return pricing;

        // They name their fields by the same paths; the first that is noted of a field counts.
        foreach (var problem in problems)
            fields.Problems.Add(problem.Field, problem.Message);
        return null;
    }

    // What is no string reads as "", which no amount and no address is: so it gets the very words that a wrong one gets.
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string? Name(JsonFields body, string name, string? text)
    {
        if (text is not null && !CustomerRules.IsName(text))
            body.Refuse(name, $"{name} must be a name of 1 to {Limits.CustomerTextLength} characters");
        return text;
    }
}

/// <summary>
/// The currencies that an account can be asked to charge: those of its enabled methods, and US dollars as a base that is converted to
/// them. Nothing where no method is enabled.
/// </summary>
/// <param name="methods">The account's methods.</param>
internal sealed class SupportedCurrencies(IReadOnlyList<AccountMethod> methods)
{
    private readonly HashSet<Currency> _known = [.. methods.SelectMany(method => method.Offer.Currencies)];

    /// <summary>Whether a price may be in this currency.</summary>
    public bool Contains(Currency currency) => methods.Count > 0 && (currency == Currency.Usd || _known.Contains(currency));
}
