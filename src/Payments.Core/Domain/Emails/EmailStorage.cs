using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How e-mails to payers are stored.</summary>
internal static class EmailStorage
{
    public const string IdPrefix = "eml_";

    public const string SendWork = "email.send";

    public static RecordType<OutgoingEmail> Table { get; } =
        new("emails", email => email.Id, EmailJson.Default.OutgoingEmail, lists: [ListOrder.ById]);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(OutgoingEmail))]
[JsonSerializable(typeof(EmailState.Sent), TypeInfoPropertyName = "EmailSentState")]
[JsonSerializable(typeof(EmailState.Failed), TypeInfoPropertyName = "EmailFailedState")]
[JsonSerializable(typeof(EmailState.Unknown), TypeInfoPropertyName = "EmailUnknownState")]
internal sealed partial class EmailJson : JsonSerializerContext;
