using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How ledger transactions are stored; never changed or removed.</summary>
internal static class LedgerStorage
{
    public const string IdPrefix = "ltx_";

    public static RecordType<LedgerTransaction> Table { get; } = MakeTable();

    private static RecordType<LedgerTransaction> MakeTable()
    {
        var source = Column.Text<LedgerTransaction>("source_id", transaction => transaction.SourceId);
        var charge = Column.Text<LedgerTransaction>("charge_id", transaction => transaction.ChargeId);
        return new(
            "ledger_transactions",
            transaction => transaction.Id,
            LedgerJson.Default.LedgerTransaction,
            [source, charge],
            lists: [ListOrder.ById, new ListOrder("source", source, By: null), new ListOrder("charge", charge, By: null)],
            appendOnly: true
        );
    }
}

/// <summary>How unit ownerships are stored: to whom payments for units are passed on.</summary>
internal static class UnitOwnershipStorage
{
    public static RecordType<UnitOwnership> Table { get; } =
        new("unit_ownerships", ownership => ownership.Unit, LedgerJson.Default.UnitOwnership, lists: [ListOrder.ById]);
}

/// <summary>How the gates that payouts pass are stored.</summary>
internal static class PayoutGateStorage
{
    public static RecordType<PayoutGate> Table { get; } = new("payout_gates", gate => gate.Currency, LedgerJson.Default.PayoutGate);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(LedgerTransaction))]
[JsonSerializable(typeof(UnitOwnership))]
[JsonSerializable(typeof(PayoutGate))]
internal sealed partial class LedgerJson : JsonSerializerContext;
