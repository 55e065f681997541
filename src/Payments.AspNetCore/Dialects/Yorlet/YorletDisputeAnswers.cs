using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Disputes: the documented fields as far as their names were seen, the others by analogy. Pure.</summary>
internal static class YorletDisputeAnswers
{
    /// <summary>All that a dispute shows.</summary>
    /// <param name="Dispute">The dispute.</param>
    /// <param name="Charge">The charge whose money it is.</param>
    /// <param name="BalanceTransactionId">What it has moved first in the books, or null.</param>
    public sealed record Told(Dispute Dispute, Charge Charge, string? BalanceTransactionId = null);

    public static void Write(Utf8JsonWriter writer, Told told, YorletViewAnswers view)
    {
        var dispute = told.Dispute;
        writer.WriteStartObject();
        YorletAnswers.WriteHead(writer, dispute.Id, "dispute", dispute.CreatedAt, view);
        YorletAnswers.WriteAmount(writer, "amount", dispute.Amount);
        view.WriteReference(writer, "balance_transaction", told.BalanceTransactionId);
        writer.WriteString("currency", YorletNames.Of(dispute.Amount.Currency));
        view.WriteReference(writer, "customer", told.Charge.CustomerId);
        writer.WriteNull("description");
        writer.WriteStartObject("evidence_details");
        YorletAnswers.WriteTime(writer, "due_by", dispute.EvidenceDueBy);
        writer.WriteBoolean("has_evidence", dispute.Evidence is not null);
        writer.WriteEndObject();
        writer.WriteNull("invoice");
        writer.WriteString("reason", YorletNames.Of(dispute.Reason));
        writer.WriteBoolean("resolved", dispute.IsClosed);
        writer.WriteString("status", YorletNames.Of(dispute.Status));
        view.WriteReference(writer, "transaction", YorletNames.Transaction.Of(told.Charge.PaymentIntentId));
        writer.WriteEndObject();
    }
}
