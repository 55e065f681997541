using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How bank lines are stored.</summary>
internal static class BankLineStorage
{
    public const string IdPrefix = "bln_";

    public static RecordType<BankLine> Table { get; } = MakeTable();

    private static RecordType<BankLine> MakeTable()
    {
        // A line that a bank reports twice at once is stored once.
        var reference = Column.Text<BankLine>("reference", line => $"{line.Provider} {line.Reference}");
        var status = Column.Text<BankLine>("status", line => line.Status.ToString());
        return new(
            "bank_lines",
            line => line.Id,
            BankLineJson.Default.BankLine,
            [reference, status],
            uniqueNames: [reference],
            lists: [ListOrder.ById, new ListOrder("status", status, By: null)]
        );
    }
}

/// <summary>How what customers still have to pay are stored.</summary>
internal static class OpenItemStorage
{
    public static RecordType<OpenItem> Table { get; } = MakeTable();

    private static RecordType<OpenItem> MakeTable()
    {
        var reference = Column.Text<OpenItem>("reference", item => item.Reference);
        var customer = Column.Text<OpenItem>("customer_id", item => item.IsClosed ? null : item.CustomerId);
        return new(
            "open_items",
            item => item.SessionId,
            BankLineJson.Default.OpenItem,
            [reference, customer],
            uniqueNames: [reference],
            lists: [new ListOrder("customer", customer, By: null)]
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(BankLine))]
[JsonSerializable(typeof(OpenItem))]
[JsonSerializable(typeof(BankLineState.Returned), TypeInfoPropertyName = "BankLineReturned")]
[JsonSerializable(typeof(BankLineState.Reversed), TypeInfoPropertyName = "BankLineReversedState")]
[JsonSerializable(typeof(BankLineState.Suspense), TypeInfoPropertyName = "BankLineSuspense")]
[JsonSerializable(typeof(BankLineState.Matched), TypeInfoPropertyName = "BankLineMatched")]
[JsonSerializable(typeof(BankLineState.Credited), TypeInfoPropertyName = "BankLineCredited")]
internal sealed partial class BankLineJson : JsonSerializerContext;
