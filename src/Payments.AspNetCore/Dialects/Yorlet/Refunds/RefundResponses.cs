using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Refunds: the documented fields, then ours. Pure.</summary>
internal static class RefundResponses
{
    /// <summary>All that a refund shows.</summary>
    /// <param name="Refund">The refund.</param>
    /// <param name="IntentId">The intent whose money is refunded.</param>
    /// <param name="CustomerId">Who paid, or null.</param>
    /// <param name="BalanceTransactionId">What it has moved first in the ledger, or null.</param>
    public sealed record Told(Refund Refund, string IntentId, string? CustomerId, string? BalanceTransactionId = null);

    public static void Write(Utf8JsonWriter writer, Told told, ObjectView view)
    {
        var refund = told.Refund;
        writer.WriteStartObject();
        Responses.WriteHead(writer, refund.Id, "refund", refund.CreatedAt, view);
        Responses.WriteAmount(writer, "amount", refund.Amount);
        view.WriteReference(writer, "balance_transaction", told.BalanceTransactionId);
        writer.WriteString("currency", Names.Of(refund.Amount.Currency));
        view.WriteReference(writer, "customer", told.CustomerId);
        writer.WriteNull("description");
        Responses.WriteMetadata(writer, refund.Metadata);
        writer.WriteString("reason", refund.ReasonCode is { } reason ? Names.Of(reason) : null);
        writer.WriteString("reason_description", refund.Reason);
        writer.WriteBoolean("reverse_transfer", refund.Reversals.Count > 0);
        writer.WriteString("status", Names.Of(refund.Status));
        view.WriteReference(writer, "transaction", Names.Transaction.Of(told.IntentId));
        writer.WriteString("failure_reason", refund.State is RefundState.Failed failed ? failed.Reason : null);
        if (refund.IsByHand)
            writer.WriteBoolean("by_hand", true);
        writer.WriteEndObject();
    }
}
