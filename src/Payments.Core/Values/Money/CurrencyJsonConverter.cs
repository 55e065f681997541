using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// Reads and writes a currency as its code, as a value and as a property name. Reading takes exactly three upper-case ASCII
/// letters, of an active or a retired code, for what is read was stored once; everything else, <c>null</c> included, is a
/// <see cref="JsonException"/>.
/// </summary>
internal sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    // Three letters, each at most six bytes as an escape sequence.
    private const int LongestEscapedCode = 18;

    /// <inheritdoc/>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadCode(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Code);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Code);
    }

    internal static Currency ReadValue(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
            ? ReadCode(ref reader)
            : throw new JsonException("A currency is a string that holds an ISO 4217 code, such as \"GBP\".");

    private static Currency ReadCode(ref Utf8JsonReader reader)
    {
        long length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        CurrencyRefusal error = CurrencyRefusal.Malformed;
        if (length <= LongestEscapedCode)
        {
            Span<byte> code = stackalloc byte[LongestEscapedCode];
            if (Currency.TryGetOfRecord(code[..reader.CopyString(code)], out Currency currency, out error))
                return currency;
        }

        throw new JsonException(CurrencyRefusals.Describe(error));
    }
}
