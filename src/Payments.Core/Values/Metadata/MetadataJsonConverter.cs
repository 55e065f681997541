using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>Metadata in a document. What stands there passed its rules when it entered, and is read whatever the rules are now.</summary>
internal sealed class MetadataJsonConverter : JsonConverter<Metadata>
{
    public override Metadata Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Metadata is an object.");

        using var document = JsonDocument.ParseValue(ref reader);
        var entries = document
            .RootElement.EnumerateObject()
            .Select(property => MetadataJsonReader.Read(property, int.MaxValue))
            .Select(entry => new KeyValuePair<string, MetadataValue>(
                entry.Key,
                entry.Value ?? throw new JsonException($"The metadata {entry.Key} has no value.")
            ));
        return Metadata.FromStorage([.. entries]);
    }

    public override void Write(Utf8JsonWriter writer, Metadata value, JsonSerializerOptions options) => value.WriteTo(writer);
}
