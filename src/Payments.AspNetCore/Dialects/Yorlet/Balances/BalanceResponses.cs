using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>The account's balance, and what has moved it: the documented fields, then ours. Pure.</summary>
internal static class BalanceResponses
{
    /// <summary>All that an entry of the ledger shows.</summary>
    /// <param name="Move">The row.</param>
    /// <param name="IntentId">The intent of the charge that moved it, or null where something else did.</param>
    public sealed record Told(LedgerTransaction Move, string? IntentId);

    /// <summary>Whether a row has moved the merchant's own money.</summary>
    public static bool IsOfBalance(LedgerTransaction move) => move.Entries.Any(entry => IsOwn(entry.Debit) || IsOwn(entry.Credit));

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Balance> balances, ObjectView view)
    {
        writer.WriteStartObject();
        writer.WriteString("object", "balance");
        view.WriteAccount(writer);
        WriteAmounts(writer, "available", balances, balance => balance.Available);

        // A payout is booked when it has left: nothing is on its way.
        writer.WriteStartArray("in_transit");
        writer.WriteEndArray();
        WriteAmounts(writer, "pending", balances, balance => balance.Pending);
        WriteAmounts(writer, "reserved", balances, balance => balance.Reserved);
        WriteAmounts(writer, "suspense", balances, balance => balance.Suspense);
        WriteAmounts(writer, "customer_credit", balances, balance => balance.CustomerCredit);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Told told, ObjectView view)
    {
        var move = told.Move;
        var zero = Money.Zero(move.Entries[0].Amount.Currency);
        var net = move.NetOf(LedgerAccount.Funds) + move.NetOf(LedgerAccount.Reserved);
        var fee = move.NetOf(LedgerAccount.Fees);
        writer.WriteStartObject();
        Responses.WriteHead(writer, move.Id, "balance_transaction", move.PostedAt, view);
        Responses.WriteAmount(writer, "amount", net + fee);
        Responses.WriteDay(writer, "available_on", move.Entries.Select(entry => entry.AvailableOn).FirstOrDefault(day => day is not null));
        writer.WriteString("currency", Names.Of(zero.Currency));
        writer.WriteString("description", move.Description);
        Responses.WriteAmount(writer, "fee", fee);
        WriteFees(writer, move);
        Responses.WriteAmount(writer, "net", net);
        Responses.WriteNulls(writer, "payout");
        WriteSource(writer, told);
        writer.WriteString("type", Names.Of(move.Entries[0].Kind));
        writer.WriteString("reporting_type", move.ReportingType ?? (move.ChargeId is null ? null : PostingOptions.DefaultReportingType));
        writer.WriteString("payment_method_type", move.Method);
        writer.WriteEndObject();
    }

    private static bool IsOwn(LedgerAccount account) => account == LedgerAccount.Funds || account == LedgerAccount.Reserved;

    private static void WriteAmounts(Utf8JsonWriter writer, string name, IReadOnlyList<Balance> balances, Func<Balance, Money> amountOf)
    {
        writer.WriteStartArray(name);
        foreach (var balance in balances)
        {
            writer.WriteStartObject();
            writer.WriteString("currency", Names.Of(balance.Currency));
            Responses.WriteAmount(writer, "amount", amountOf(balance));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFees(Utf8JsonWriter writer, LedgerTransaction move)
    {
        writer.WriteStartArray("fee_details");
        foreach (var entry in move.Entries.Where(entry => entry.Credit == LedgerAccount.Fees))
        {
            writer.WriteStartObject();
            Responses.WriteAmount(writer, "amount", entry.Amount);
            writer.WriteString("description", "Processing fee");
            Responses.WriteNulls(writer, "tax", "tax_percent");
            writer.WriteString("type", "processing_fee");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSource(Utf8JsonWriter writer, Told told)
    {
        var id = told.Move.SourceId;
        var (source, kind) =
            told.IntentId is { } intent ? (Names.Transaction.Of(intent), "transaction")
            : id.StartsWith("re_", StringComparison.Ordinal) ? (id, "refund")
            : id.StartsWith("dp_", StringComparison.Ordinal) ? (id, "dispute")
            : id.StartsWith("bln_", StringComparison.Ordinal) ? (id, "bank_line")
            : id.StartsWith("cbtx_", StringComparison.Ordinal) ? (id, "customer_balance_transaction")
            : id.StartsWith("cs_", StringComparison.Ordinal) ? (Names.Session.Of(id), "payment_session")
            : ((string?)null, null);
        writer.WriteString("source", source);
        writer.WriteString("source_object", kind);
    }
}
