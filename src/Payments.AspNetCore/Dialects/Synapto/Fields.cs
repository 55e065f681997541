namespace Payments.AspNetCore.Synapto;

/// <summary>Single fields of Synapto's requests. Problems are noted; a result counts only where there are none. Pure.</summary>
internal static class Fields
{
    /// <summary>"amount" and "currency".</summary>
    public static Money Amount(JsonFields fields)
    {
        var amountText = fields.RequiredString("amount", " of minor units such as \"10000\"");
        var currencyText = fields.RequiredString("currency", " such as \"GBP\"");
        if (!Currency.TryGet(currencyText, out var currency, out var currencyError))
            fields.Refuse("currency", $"currency: {CurrencyRefusals.Describe(currencyError)}");
        else if (!Money.TryParseMinorUnits(amountText, currency, out var amount, out var amountError))
            fields.Refuse("amount", $"amount: {MoneyRefusals.Describe(amountError, currency)}");
        else
            return amount;
        return default;
    }

    /// <summary>A text, or null where it is absent: proto JSON does not distinguish an empty string from an absent one.</summary>
    public static string? Text(JsonFields fields, string name) => fields.OptionalString(name, "") is { Length: > 0 } text ? text : null;

    /// <summary>The id of another resource of this account, by its resource name; null where it is absent.</summary>
    public static string? Named(JsonFields fields, Owner owner, string name, string collection)
    {
        var text = fields.OptionalString(name, $" such as \"{Names.Example(owner, collection)}\"");
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Names.TryRead(owner, collection, text, out var id))
            fields.Refuse(name, $"{name} must be a resource name of this account such as \"{Names.Example(owner, collection)}\"");
        return id;
    }

    /// <summary>The same for one that must be there.</summary>
    public static string RequiredNamed(JsonFields fields, Owner owner, string name, string collection)
    {
        if (Named(fields, owner, name, collection) is { } id)
            return id;

        fields.Refuse(name, $"{name} is required: a resource name such as \"{Names.Example(owner, collection)}\"");
        return "";
    }

    /// <summary>One of a few words; null where it is absent.</summary>
    public static T? Choice<T>(JsonFields fields, string name, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct, Enum
    {
        if (Text(fields, name) is not { } text)
            return null;

        List<string> words = [];
        foreach (var (word, value) in choices)
        {
            if (word == text)
                return value;
            words.Add(word);
        }

        fields.Refuse(name, $"{name} must be {string.Join(", ", words[..^1])} or {words[^1]}");
        return null;
    }

    /// <summary>What a saved card is for.</summary>
    public static FutureUsage? Usage(JsonFields fields, string name) =>
        Choice(fields, name, ("ON_SESSION", FutureUsage.OnSession), ("OFF_SESSION", FutureUsage.OffSession));

    /// <summary>"metadata", empty where it is absent.</summary>
    public static Metadata Metadata(JsonFields fields)
    {
        if (
            Payments.Metadata.TryCreate(
                fields.StringMap("metadata"),
                MetadataPolicy.Default,
                out var metadata,
                out var refusal,
                out var key
            )
        )
            return metadata;

        fields.Refuse("metadata", Payments.Metadata.Describe(refusal, key, MetadataPolicy.Default));
        return Payments.Metadata.Empty;
    }
}
