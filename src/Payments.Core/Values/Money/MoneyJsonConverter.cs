using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// Reads and writes <c>{"minor_units":10000,"currency":"GBP"}</c>. Reading takes the two properties in either order, once each and no
/// other, the units as a JSON integer; everything else, <c>null</c> included, is a <see cref="JsonException"/>.
/// </summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An amount is an object with minor_units and currency.");

        long? minorUnits = null;
        Currency? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (minorUnits is null && reader.ValueTextEquals("minor_units"u8))
                minorUnits = ReadUnits(ref reader);
            else if (currency is null && reader.ValueTextEquals("currency"u8))
                currency = ReadCurrency(ref reader);
            else
                throw new JsonException("An amount has minor_units and currency, once each, and nothing else.");
        }

        return minorUnits is { } units && currency is { } known
            ? Money.FromMinorUnits(units, known)
            : throw new JsonException("An amount has both minor_units and currency; one is missing.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        long units = value.MinorUnits;
        writer.WriteStartObject();
        writer.WriteNumber("minor_units"u8, units);
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }

    private static long ReadUnits(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long units)
            ? units
            : throw new JsonException("minor_units is a whole JSON number of 64 bits, such as 10000.");

    private static Currency ReadCurrency(ref Utf8JsonReader reader)
    {
        reader.Read();
        return CurrencyJsonConverter.ReadValue(ref reader);
    }
}
