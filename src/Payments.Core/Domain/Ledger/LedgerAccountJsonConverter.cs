using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>Writes an account as its name.</summary>
internal sealed class LedgerAccountJsonConverter : JsonConverter<LedgerAccount>
{
    public override LedgerAccount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LedgerAccount.Find(reader.GetString()) ?? throw new JsonException("There is no such ledger account.");

    public override void Write(Utf8JsonWriter writer, LedgerAccount value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
