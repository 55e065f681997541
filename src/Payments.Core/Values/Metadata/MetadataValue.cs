using System.Text.Json;

namespace Payments;

/// <summary>
/// One value of <see cref="Metadata"/>: any JSON but null. Immutable; equal where kind and text are, so that 1, 1.0 and "1" are three
/// values. A number keeps the digits in which it was sent, an array and an object keep their order.
/// </summary>
public sealed class MetadataValue : IEquatable<MetadataValue>
{
    private readonly string _text;

    private MetadataValue(MetadataValueKind kind, string text)
    {
        Kind = kind;
        _text = text;
    }

    /// <summary>String, number, boolean, array or object.</summary>
    public MetadataValueKind Kind { get; }

    /// <summary>The value as compact JSON, with no more escapes than JSON asks for.</summary>
    public string Json => Kind == MetadataValueKind.Text ? CompactJson.Quote(_text) : _text;

    /// <summary>A string's own text, and <see cref="Json"/> of any other value.</summary>
    public string AsText() => _text;

    /// <summary>The value to read from: its members, items or number.</summary>
    public JsonElement ToJsonElement()
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.Clone();
    }

    /// <inheritdoc cref="AsText"/>
    public override string ToString() => AsText();

    /// <inheritdoc/>
    public bool Equals(MetadataValue? other) => other is not null && Kind == other.Kind && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetadataValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _text);

    internal static MetadataValue FromText(string text) => new(MetadataValueKind.Text, text);

    internal static MetadataValue FromCompactJson(MetadataValueKind kind, string json) => new(kind, json);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (Kind == MetadataValueKind.Text)
        {
            writer.WriteStringValue(_text);
            return;
        }

        // Not raw: what is to be escaped, and how lines are broken, is the writer's own.
        using var document = JsonDocument.Parse(_text);
        document.RootElement.WriteTo(writer);
    }
}

/// <summary>What a metadata value is in JSON.</summary>
public enum MetadataValueKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object.</summary>
    Map,
}

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
