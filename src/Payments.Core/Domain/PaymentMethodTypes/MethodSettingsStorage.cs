using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How the methods that an account takes are stored: one record for each owner.</summary>
internal static class MethodSettingsStorage
{
    /// <summary>The id of an owner's one record.</summary>
    public const string Id = "methods";

    public static RecordType<MethodSettings> Table { get; } = new("method_settings", _ => Id, MethodJson.Default.MethodSettings);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(MethodSettings))]
internal sealed partial class MethodJson : JsonSerializerContext;
