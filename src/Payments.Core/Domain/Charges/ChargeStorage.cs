using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How charges are stored.</summary>
internal static class ChargeStorage
{
    public const string IdPrefix = "ch_";

    public const string ReconcileWork = "charge.reconcile";

    public const string ReleaseWork = "charge.release";

    public static ListOrder ByStanding { get; } =
        new("standing", Column.Text<Charge>("standing", charge => charge.Standing.ToString()), By: null);

    public static RecordType<Charge> Table { get; } = MakeTable();

    private static RecordType<Charge> MakeTable()
    {
        var intent = Column.Text<Charge>("payment_intent_id", charge => charge.PaymentIntentId);
        return new(
            "charges",
            charge => charge.Id,
            ChargeJson.Default.Charge,
            [intent, ByStanding.Group!],
            lists: [new ListOrder("intent", intent, By: null), ListOrder.ById, ByStanding]
        );
    }
}

/// <summary>How the ids of providers are stored.</summary>
internal static class ProviderReferenceStorage
{
    public static RecordType<ProviderReference> Table { get; } =
        new("provider_references", reference => reference.Id, ChargeJson.Default.ProviderReference, []);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Charge))]
[JsonSerializable(typeof(ProviderReference))]
[JsonSerializable(typeof(ChargeState.Returned), TypeInfoPropertyName = "ChargeReturnedState")]
[JsonSerializable(typeof(ChargeState.Canceled), TypeInfoPropertyName = "ChargeCanceledState")]
[JsonSerializable(typeof(ChargeState.RequiresAction), TypeInfoPropertyName = "ChargeRequiresAction")]
[JsonSerializable(typeof(ChargeState.Succeeded), TypeInfoPropertyName = "ChargeSucceeded")]
[JsonSerializable(typeof(ChargeState.Failed), TypeInfoPropertyName = "ChargeFailedState")]
[JsonSerializable(typeof(ChargeState.Expired), TypeInfoPropertyName = "ChargeExpiredState")]
internal sealed partial class ChargeJson : JsonSerializerContext;
