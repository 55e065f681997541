using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How API keys are stored; all are records of <see cref="Owner.Directory"/>.</summary>
internal static class ApiKeyStorage
{
    public const string IdPrefix = "key_";

    public static RecordType<ApiKey> Table { get; } = MakeTable();

    private static RecordType<ApiKey> MakeTable()
    {
        var hash = Column.Text<ApiKey>("hash", key => key.Hash);
        var account = Column.Text<ApiKey>("owner", key => key.Owner.ToString());
        return new(
            "api_keys",
            key => key.Id,
            ApiKeyJson.Default.ApiKey,
            [hash, account],
            uniqueNames: [hash],
            lists: [new ListOrder("owner", account, By: null)]
        );
    }
}

/// <summary>How this installation's own keys are stored; all are records of <see cref="Owner.Directory"/>.</summary>
internal static class SigningKeyStorage
{
    public static RecordType<SigningKey> Table { get; } = new("signing_keys", key => key.Purpose, ApiKeyJson.Default.SigningKey);
}

/// <summary>How short words for owners are stored; all are records of <see cref="Owner.Directory"/>.</summary>
internal static class OwnerTagStorage
{
    public static RecordType<OwnerTag> Table { get; } = new("owner_tags", tag => tag.Tag, ApiKeyJson.Default.OwnerTag);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(SigningKey))]
[JsonSerializable(typeof(OwnerTag))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;
