using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How quotes are stored.</summary>
internal static class QuoteStorage
{
    public const string IdPrefix = "qte_";

    public const string SweepWork = "quote.sweep";

    public static RecordType<Quote> Table { get; } = MakeTable();

    private static RecordType<Quote> MakeTable()
    {
        var expiry = Column.Time<Quote>("expires_at", quote => quote.ExpiresAt);
        return new("quotes", quote => quote.Id, QuoteJson.Default.Quote, [expiry], lists: [new ListOrder("expiry", Group: null, expiry)]);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Quote))]
internal sealed partial class QuoteJson : JsonSerializerContext;
