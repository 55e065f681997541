using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payments;

/// <summary>
/// Writes an event's document as the serializer does, but that it puts the name of the data's type there itself: of data whose type is
/// found at run time the serializer would write every property by its metadata, at several times the cost.
/// </summary>
internal sealed class EventWriter(IReadOnlyList<EventType> types)
{
    private const int Usual = 4096;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _data;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _event;

    private readonly Dictionary<Type, (JsonTypeInfo Json, byte[] Beginning)> _types = types.ToDictionary(
        type => type.Json.Type,
        type => (type.Json, Encoding.UTF8.GetBytes($"{{\"is\":{JsonSerializer.Serialize(type.Name, EventJson.Default.String)}"))
    );

    public byte[] Write(PaymentEvent happened)
    {
        var data = DataOf(happened);
        var written = _event ??= new(Usual);
        var writer = Begin(written);
        writer.WriteStartObject();
        writer.WriteString("id"u8, happened.Id);
        writer.WriteString("owner"u8, happened.Owner.ToString());
        writer.WriteString("created_at"u8, happened.CreatedAt);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(data, skipInputValidation: true);
        if (happened.IdempotencyKey is { } key)
            writer.WriteString("idempotency_key"u8, key);
        writer.WriteEndObject();
        writer.Flush();
        return written.WrittenSpan.ToArray();
    }

    // The type's name, and then what the serializer wrote after its opening brace.
    private ReadOnlySpan<byte> DataOf(PaymentEvent happened)
    {
        var (json, beginning) = _types[happened.Data.GetType()];
        var written = _data ??= new(Usual);
        var writer = Begin(written);
        JsonSerializer.Serialize(writer, happened.Data, json);
        writer.Flush();
        var end = written.WrittenCount;
        written.Write(beginning);
        if (end > 2)
            written.Write(","u8);
        written.Write(written.WrittenSpan[1..end]);
        return written.WrittenSpan[end..];
    }

    private static Utf8JsonWriter Begin(ArrayBufferWriter<byte> written)
    {
        written.ResetWrittenCount();
        var writer = _writer ??= new Utf8JsonWriter(written);
        writer.Reset(written);
        return writer;
    }
}
