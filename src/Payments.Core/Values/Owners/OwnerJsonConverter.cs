using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>Writes an owner as "acct_shop/test", so that a stored document names it in one string.</summary>
internal sealed class OwnerJsonConverter : JsonConverter<Owner>
{
    public override Owner Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("An owner is a string such as \"acct_shop/test\".");
        var slash = text.LastIndexOf('/');
        return (slash < 0 ? "" : text[(slash + 1)..]) switch
        {
            "test" => Owner.FromStorage(text[..slash], livemode: false),
            "live" => Owner.FromStorage(text[..slash], livemode: true),
            _ => throw new JsonException($"\"{text}\" names no owner."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Owner value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
