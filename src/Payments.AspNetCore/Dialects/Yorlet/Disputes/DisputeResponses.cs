using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Disputes: the documented fields as far as their names were seen, the others by analogy. Pure.</summary>
internal static class DisputeResponses
{
    /// <summary>All that a dispute shows.</summary>
    /// <param name="Dispute">The dispute.</param>
    /// <param name="Charge">The charge whose money it is.</param>
    /// <param name="BalanceTransactionId">What it has moved first in the ledger, or null.</param>
    public sealed record Told(Dispute Dispute, Charge Charge, string? BalanceTransactionId = null);

    public static void Write(Utf8JsonWriter writer, Told told, ObjectView view)
    {
        var dispute = told.Dispute;
        writer.WriteStartObject();
        Responses.WriteHead(writer, dispute.Id, "dispute", dispute.CreatedAt, view);
        Responses.WriteAmount(writer, "amount", dispute.Amount);
        view.WriteReference(writer, "balance_transaction", told.BalanceTransactionId);
        writer.WriteString("currency", Names.Of(dispute.Amount.Currency));
        view.WriteReference(writer, "customer", told.Charge.CustomerId);
        writer.WriteNull("description");
        writer.WriteStartObject("evidence_details");
        Responses.WriteTime(writer, "due_by", dispute.EvidenceDueBy);
        writer.WriteBoolean("has_evidence", dispute.Evidence is not null);
        writer.WriteEndObject();
        writer.WriteNull("invoice");
        writer.WriteString("reason", Names.Of(dispute.Reason));
        writer.WriteBoolean("resolved", dispute.IsClosed);
        writer.WriteString("status", Names.Of(dispute.Status));
        view.WriteReference(writer, "transaction", Names.Transaction.Of(told.Charge.PaymentIntentId));
        writer.WriteEndObject();
    }
}
