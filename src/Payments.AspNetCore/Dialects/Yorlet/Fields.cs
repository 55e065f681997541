using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Single fields of Yorlet's requests. Problems are noted; a result counts only where there are none. Pure.</summary>
internal static class Fields
{
    /// <summary>The largest amount that the documents allow.</summary>
    public const int LargestAmount = 99_999_900;

    private static readonly MetadataPolicy _metadata = new(50, 40, 500) { AllowsNested = true };

    /// <summary>"amount" and "currency".</summary>
    /// <param name="fields">The object.</param>
    /// <param name="least">The smallest amount.</param>
    public static Money Amount(JsonFields fields, long least)
    {
        var minor = Integer(fields, "amount", least, LargestAmount);
        var currency = Currency(fields);
        if (minor is null && !fields.IsGiven("amount"))
            fields.Refuse(
                "amount",
                $"amount is required: an integer of minor units from {Responses.Text(least)} to {Responses.Text(LargestAmount)}"
            );
        return minor is { } known && currency is { } of ? Money.FromMinorUnits(known, of) : default;
    }

    /// <summary>"currency", in lower case.</summary>
    public static Currency? Currency(JsonFields fields)
    {
        var text = fields.RequiredString("currency", " such as \"gbp\"");
        if (Names.Currencies.Contains(text) && Payments.Currency.TryGet(text.ToUpperInvariant(), out var currency))
            return currency;

        fields.Refuse("currency", "currency must be gbp, eur, usd or sek, in lower case");
        return null;
    }

    /// <summary>A whole number within bounds; null where it is absent.</summary>
    public static long? Integer(JsonFields fields, string name, long least, long most)
    {
        if (fields.Optional(name) is not { } value)
        {
            if (fields.IsGiven(name))
                fields.Refuse(name, $"{name} must be an integer; null was sent");
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
            return number;

        fields.Refuse(
            name,
            $"{name} must be an integer from {Responses.Text(least)} to {Responses.Text(most)}, without quotes or a fraction"
        );
        return null;
    }

    /// <summary>A text, or null where it is absent; an empty one is refused.</summary>
    public static string? Text(JsonFields fields, string name)
    {
        var text = fields.OptionalString(name, "");
        if (text is "")
            fields.Refuse(name, $"{name} is empty; leave it out or fill it in");
        return text;
    }

    /// <summary>One of a few words; null where it is absent.</summary>
    public static string? Choice(JsonFields fields, string name, IReadOnlyList<string> words)
    {
        var text = fields.OptionalString(name, $" such as \"{words[0]}\"");
        if (text is null || words.Contains(text))
            return text;

        fields.Refuse(
            name,
            words.Count == 1 ? $"{name} must be {words[0]}" : $"{name} must be {string.Join(", ", words.SkipLast(1))} or {words[^1]}"
        );
        return null;
    }

    /// <summary>"payment_method_types": at least one, and only types that are possible here.</summary>
    public static IReadOnlyList<string> Methods(JsonFields fields, bool required = true)
    {
        const string Field = "payment_method_types";
        if (fields.Optional(Field) is not { } value)
        {
            if (required)
                fields.Refuse(Field, $"{Field} is required: an array of one or more of {string.Join(", ", Names.Methods)}");
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            fields.Refuse(Field, $"{Field} must be an array of one or more of {string.Join(", ", Names.Methods)}");
            return [];
        }

        var methods = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (WhyNot(name) is { } reason)
                fields.Refuse($"{Field}[{methods.Count}]", $"{Field}[{methods.Count}] {reason}");
            methods.Add(name);
        }

        return methods;
    }

    /// <summary>"return_url"; null where it is absent.</summary>
    public static string? ReturnUrl(JsonFields fields, Owner owner)
    {
        const string Field = "return_url";
        if (fields.OptionalString(Field, " such as \"https://example.com/\"") is not { } text)
            return null;

        var refusal = RedirectUrl.Check(text, allowHttp: false, allowHttpLoopback: !owner.Livemode, out _);
        if (refusal != RedirectUrlRefusal.None)
            fields.Refuse(Field, RedirectUrl.Describe(refusal, Field));
        else if (CardNumber.IsWithin(text))
            fields.Refuse(Field, $"{Field} holds a card number; leave it out");
        return text;
    }

    /// <summary>"metadata", free in its form; empty where it is absent.</summary>
    public static Metadata Metadata(JsonFields fields) => CheckoutFields.Metadata(fields, _metadata);

    private static string? WhyNot(string method) =>
        method switch
        {
            "card_present" => "card_present is not offered here: there are no card terminals; choose another type",
            "gbp_credit_transfer" => "gbp_credit_transfer is not offered here; use bank_transfer, which took its place",
            _ => Names.Methods.Contains(method) ? null : $"must be one of {string.Join(", ", Names.Methods)}",
        };
}
