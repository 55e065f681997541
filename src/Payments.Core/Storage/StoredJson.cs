using System.Text.Json.Serialization;

namespace Payments.Storage;

/// <summary>
/// How documents are written. Times are ISO 8601 text: a run of 13 digits in a document could be taken for a card number.
/// Enums are names. What an older release wrote is read for ever.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CheckoutSession))]
[JsonSerializable(typeof(PaymentIntent))]
[JsonSerializable(typeof(Charge))]
[JsonSerializable(typeof(PaymentEvent))]
[JsonSerializable(typeof(IdempotencyRecord))]
[JsonSerializable(typeof(WebhookEndpoint))]
[JsonSerializable(typeof(WebhookDelivery))]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(SessionState.Canceled), TypeInfoPropertyName = "SessionCanceled")]
[JsonSerializable(typeof(IntentState.Canceled), TypeInfoPropertyName = "IntentCanceled")]
[JsonSerializable(typeof(IntentState.Succeeded), TypeInfoPropertyName = "IntentSucceeded")]
[JsonSerializable(typeof(ChargeState.Succeeded), TypeInfoPropertyName = "ChargeSucceeded")]
internal sealed partial class StoredJson : JsonSerializerContext;
