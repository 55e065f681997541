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
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(MethodSettings))]
[JsonSerializable(typeof(Refund))]
[JsonSerializable(typeof(ClaimedReference))]
[JsonSerializable(typeof(SigningKey))]
[JsonSerializable(typeof(OwnerTag))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(PaymentMethod))]
[JsonSerializable(typeof(SetupIntent))]
[JsonSerializable(typeof(Dispute))]
[JsonSerializable(typeof(OutgoingEmail))]
[JsonSerializable(typeof(EmailState.Sent), TypeInfoPropertyName = "EmailSentState")]
[JsonSerializable(typeof(EmailState.Failed), TypeInfoPropertyName = "EmailFailedState")]
[JsonSerializable(typeof(EmailState.Unknown), TypeInfoPropertyName = "EmailUnknownState")]
[JsonSerializable(typeof(RefundState.Canceled), TypeInfoPropertyName = "RefundCanceled")]
[JsonSerializable(typeof(ChargeState.Canceled), TypeInfoPropertyName = "ChargeCanceledState")]
[JsonSerializable(typeof(ChargeState.RequiresAction), TypeInfoPropertyName = "ChargeRequiresAction")]
[JsonSerializable(typeof(IntentState.RequiresAction), TypeInfoPropertyName = "IntentRequiresAction")]
[JsonSerializable(typeof(IntentState.RequiresPaymentMethod), TypeInfoPropertyName = "IntentRequiresPaymentMethod")]
[JsonSerializable(typeof(IntentState.Processing), TypeInfoPropertyName = "IntentProcessing")]
[JsonSerializable(typeof(SetupState.RequiresAction), TypeInfoPropertyName = "SetupRequiresAction")]
[JsonSerializable(typeof(SetupState.RequiresPaymentMethod), TypeInfoPropertyName = "SetupRequiresPaymentMethod")]
[JsonSerializable(typeof(SetupState.Processing), TypeInfoPropertyName = "SetupProcessing")]
[JsonSerializable(typeof(SetupState.Succeeded), TypeInfoPropertyName = "SetupSucceeded")]
[JsonSerializable(typeof(SetupState.Canceled), TypeInfoPropertyName = "SetupCanceled")]
[JsonSerializable(typeof(DisputeState.UnderReview), TypeInfoPropertyName = "DisputeUnderReview")]
[JsonSerializable(typeof(DisputeState.Won), TypeInfoPropertyName = "DisputeWon")]
[JsonSerializable(typeof(DisputeState.Lost), TypeInfoPropertyName = "DisputeLost")]
[JsonSerializable(typeof(DisputeState.NeedsResponse), TypeInfoPropertyName = "DisputeNeedsResponse")]
[JsonSerializable(typeof(RefundState.Pending), TypeInfoPropertyName = "RefundPending")]
[JsonSerializable(typeof(RefundState.Succeeded), TypeInfoPropertyName = "RefundSucceeded")]
[JsonSerializable(typeof(RefundState.Failed), TypeInfoPropertyName = "RefundFailed")]
[JsonSerializable(typeof(SessionState.Canceled), TypeInfoPropertyName = "SessionCanceled")]
[JsonSerializable(typeof(IntentState.Canceled), TypeInfoPropertyName = "IntentCanceled")]
[JsonSerializable(typeof(IntentState.Succeeded), TypeInfoPropertyName = "IntentSucceeded")]
[JsonSerializable(typeof(ChargeState.Succeeded), TypeInfoPropertyName = "ChargeSucceeded")]
[JsonSerializable(typeof(ChargeState.Failed), TypeInfoPropertyName = "ChargeFailedState")]
[JsonSerializable(typeof(ChargeState.Expired), TypeInfoPropertyName = "ChargeExpiredState")]
[JsonSerializable(typeof(SessionState.Failed), TypeInfoPropertyName = "SessionFailed")]
[JsonSerializable(typeof(SessionState.Expired), TypeInfoPropertyName = "SessionExpired")]
internal sealed partial class StoredJson : JsonSerializerContext;
