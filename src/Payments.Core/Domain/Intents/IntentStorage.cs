using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How payment intents are stored.</summary>
internal static class IntentStorage
{
    public const string IdPrefix = "pi_";

    public const string ExpireAuthorizationWork = "authorization.expire";

    public static ListOrder ByOrigin { get; } =
        new("origin", Column.Text<PaymentIntent>("origin", intent => StorableText.OrNull(intent.Origin)), By: null);

    public static RecordType<PaymentIntent> Table { get; } =
        new("payment_intents", intent => intent.Id, IntentJson.Default.PaymentIntent, [ByOrigin.Group!], lists: [ListOrder.ById, ByOrigin]);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(PaymentIntent))]
[JsonSerializable(typeof(IntentState.RequiresAction), TypeInfoPropertyName = "IntentRequiresAction")]
[JsonSerializable(typeof(IntentState.RequiresPaymentMethod), TypeInfoPropertyName = "IntentRequiresPaymentMethod")]
[JsonSerializable(typeof(IntentState.Processing), TypeInfoPropertyName = "IntentProcessing")]
[JsonSerializable(typeof(IntentState.Canceled), TypeInfoPropertyName = "IntentCanceled")]
[JsonSerializable(typeof(IntentState.Succeeded), TypeInfoPropertyName = "IntentSucceeded")]
internal sealed partial class IntentJson : JsonSerializerContext;
