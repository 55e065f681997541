using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How setup intents are stored.</summary>
internal static class SetupStorage
{
    public const string IdPrefix = "seti_";

    public const string ReconcileWork = "setup.reconcile";

    public const string AbandonWork = "setup.abandon";

    public static RecordType<SetupIntent> Table { get; } =
        new("setup_intents", setup => setup.Id, SetupJson.Default.SetupIntent, lists: [ListOrder.ById]);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(SetupIntent))]
[JsonSerializable(typeof(SetupState.RequiresAction), TypeInfoPropertyName = "SetupRequiresAction")]
[JsonSerializable(typeof(SetupState.RequiresPaymentMethod), TypeInfoPropertyName = "SetupRequiresPaymentMethod")]
[JsonSerializable(typeof(SetupState.Processing), TypeInfoPropertyName = "SetupProcessing")]
[JsonSerializable(typeof(SetupState.Succeeded), TypeInfoPropertyName = "SetupSucceeded")]
[JsonSerializable(typeof(SetupState.Canceled), TypeInfoPropertyName = "SetupCanceled")]
internal sealed partial class SetupJson : JsonSerializerContext;
