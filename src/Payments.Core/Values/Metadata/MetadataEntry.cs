namespace Payments;

/// <summary>A key and its value as they were read, with what reading found wrong inside the value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null where there is none to keep.</param>
/// <param name="Refusal">What is wrong at some depth, the first by precedence.</param>
/// <param name="Path">Where it is, such as "cart.items[2].note".</param>
internal readonly record struct MetadataEntry(
    string Key,
    MetadataValue? Value,
    MetadataRefusal Refusal = MetadataRefusal.None,
    string? Path = null
)
{
    /// <summary>An entry of strings. Host code may hand in null for either, whatever the types say.</summary>
    public static MetadataEntry Of(string? key, string? text) =>
        text is null ? new(key ?? "", null, MetadataRefusal.WrongKind, key) : new(key ?? "", MetadataValue.FromText(text));
}
