using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How refunds are stored.</summary>
internal static class RefundStorage
{
    public const string IdPrefix = "re_";

    public const string SendWork = "refund.send";

    public static ListOrder ByStanding { get; } =
        new("standing", Column.Text<Refund>("standing", refund => refund.Standing.ToString()), By: null);

    public static RecordType<Refund> Table { get; } = MakeTable();

    private static RecordType<Refund> MakeTable()
    {
        var charge = Column.Text<Refund>("charge_id", refund => refund.ChargeId);
        return new(
            "refunds",
            refund => refund.Id,
            RefundJson.Default.Refund,
            [charge, ByStanding.Group!],
            lists: [ListOrder.ById, new ListOrder("charge", charge, By: null), ByStanding]
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Refund))]
[JsonSerializable(typeof(RefundState.Canceled), TypeInfoPropertyName = "RefundCanceled")]
[JsonSerializable(typeof(RefundState.Pending), TypeInfoPropertyName = "RefundPending")]
[JsonSerializable(typeof(RefundState.Succeeded), TypeInfoPropertyName = "RefundSucceeded")]
[JsonSerializable(typeof(RefundState.Failed), TypeInfoPropertyName = "RefundFailed")]
internal sealed partial class RefundJson : JsonSerializerContext;
