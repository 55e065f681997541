using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payments;

/// <summary>
/// Writes an event's document as the serializer does, but that it puts the name of the data's type there itself: of data whose type is
/// found at run time the serializer would write every property by its metadata, at several times the cost.
/// </summary>
internal sealed class EventWriter
{
    [ThreadStatic]
    private static Buffers? _buffers;

    private readonly Dictionary<Type, (JsonTypeInfo Json, byte[] Beginning)> _types;

    public EventWriter(IReadOnlyList<EventType> types) =>
        _types = types.ToDictionary(
            type => type.Json.Type,
            type =>
                (type.Json, System.Text.Encoding.UTF8.GetBytes($"{{\"is\":{JsonSerializer.Serialize(type.Name, EventJson.Default.String)}"))
        );

    public byte[] Write(PaymentEvent happened)
    {
        var (json, beginning) = _types[happened.Data.GetType()];
        var buffers = _buffers ??= new Buffers();
        var data = buffers.Data(beginning, happened.Data, json);
        var writer = buffers.Begin();
        writer.WriteStartObject();
        writer.WriteString("id"u8, happened.Id);
        writer.WriteString("owner"u8, happened.Owner.ToString());
        writer.WriteString("created_at"u8, happened.CreatedAt);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(data, skipInputValidation: true);
        if (happened.IdempotencyKey is { } key)
            writer.WriteString("idempotency_key"u8, key);
        writer.WriteEndObject();
        return buffers.End();
    }

    private sealed class Buffers
    {
        private readonly ArrayBufferWriter<byte> _data = new(4096);
        private readonly ArrayBufferWriter<byte> _whole = new(4096);
        private readonly ArrayBufferWriter<byte> _event = new(4096);
        private readonly Utf8JsonWriter _dataWriter;
        private readonly Utf8JsonWriter _eventWriter;

        public Buffers()
        {
            _dataWriter = new Utf8JsonWriter(_data);
            _eventWriter = new Utf8JsonWriter(_event);
        }

        /// <summary>The data with its type's name before its first property.</summary>
        public ReadOnlySpan<byte> Data(byte[] beginning, EventData data, JsonTypeInfo json)
        {
            _data.ResetWrittenCount();
            _dataWriter.Reset(_data);
            JsonSerializer.Serialize(_dataWriter, data, json);
            _dataWriter.Flush();
            _whole.ResetWrittenCount();
            _whole.Write(beginning);
            var rest = _data.WrittenSpan[1..];
            if (rest.Length > 1)
                _whole.Write(","u8);
            _whole.Write(rest);
            return _whole.WrittenSpan;
        }

        public Utf8JsonWriter Begin()
        {
            _event.ResetWrittenCount();
            _eventWriter.Reset(_event);
            return _eventWriter;
        }

        public byte[] End()
        {
            _eventWriter.Flush();
            return _event.WrittenSpan.ToArray();
        }
    }
}
