using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How checkout sessions are stored.</summary>
internal static class SessionStorage
{
    public const string IdPrefix = "cs_";

    public const string ExpireWork = "session.expire";

    public static ListOrder ByOrigin { get; } =
        new("origin", Column.Text<CheckoutSession>("origin", session => StorableText.OrNull(session.Origin)), By: null);

    public static RecordType<CheckoutSession> Table { get; } =
        new(
            "checkout_sessions",
            session => session.Id,
            SessionJson.Default.CheckoutSession,
            [ByOrigin.Group!],
            lists: [ListOrder.ById, ByOrigin]
        );
}

/// <summary>How references that are taken are stored.</summary>
internal static class ClaimedReferenceStorage
{
    public static RecordType<ClaimedReference> Table { get; } =
        new("claimed_references", reference => reference.Id, SessionJson.Default.ClaimedReference);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(CheckoutSession))]
[JsonSerializable(typeof(ClaimedReference))]
[JsonSerializable(typeof(SessionState.Canceled), TypeInfoPropertyName = "SessionCanceled")]
[JsonSerializable(typeof(SessionState.Failed), TypeInfoPropertyName = "SessionFailed")]
[JsonSerializable(typeof(SessionState.Expired), TypeInfoPropertyName = "SessionExpired")]
internal sealed partial class SessionJson : JsonSerializerContext;
