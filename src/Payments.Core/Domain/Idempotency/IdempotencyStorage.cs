using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How idempotency keys are stored.</summary>
internal static class IdempotencyStorage
{
    public const string SweepWork = "idempotency.sweep";

    public static RecordType<IdempotencyRecord> Table { get; } = MakeTable();

    private static RecordType<IdempotencyRecord> MakeTable()
    {
        var expiry = Column.Time<IdempotencyRecord>("expires_at", record => record.ExpiresAt);
        return new(
            "idempotency_keys",
            record => record.Key,
            IdempotencyJson.Default.IdempotencyRecord,
            [expiry],
            lists: [new ListOrder("expiry", Group: null, expiry)]
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(IdempotencyRecord))]
internal sealed partial class IdempotencyJson : JsonSerializerContext;
