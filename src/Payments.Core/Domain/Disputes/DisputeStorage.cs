using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How disputes are stored.</summary>
internal static class DisputeStorage
{
    public const string IdPrefix = "dp_";

    public const string RemindWork = "dispute.remind";

    public const string SubmitWork = "dispute.submit";

    public static RecordType<Dispute> Table { get; } = MakeTable();

    private static RecordType<Dispute> MakeTable()
    {
        // A dispute that a provider reports twice at once is opened once.
        var reference = Column.Text<Dispute>("reference", dispute => $"{dispute.Provider} {dispute.Reference}");
        var charge = Column.Text<Dispute>("charge_id", dispute => dispute.ChargeId);
        return new(
            "disputes",
            dispute => dispute.Id,
            DisputeJson.Default.Dispute,
            [reference, charge],
            uniqueNames: [reference],
            lists: [ListOrder.ById, new ListOrder("charge", charge, By: null)]
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Dispute))]
[JsonSerializable(typeof(DisputeState.UnderReview), TypeInfoPropertyName = "DisputeUnderReview")]
[JsonSerializable(typeof(DisputeState.Won), TypeInfoPropertyName = "DisputeWon")]
[JsonSerializable(typeof(DisputeState.Lost), TypeInfoPropertyName = "DisputeLost")]
[JsonSerializable(typeof(DisputeState.NeedsResponse), TypeInfoPropertyName = "DisputeNeedsResponse")]
internal sealed partial class DisputeJson : JsonSerializerContext;
