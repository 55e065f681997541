using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Yorlet's requests for refunds. Pure.</summary>
internal static class YorletRefundRequests
{
    private static readonly string[] _reasons = ["duplicate", "fraudulent", "requested_by_customer"];

    /// <summary>What is asked for, before the transaction is looked up.</summary>
    /// <param name="Transaction">The transaction's id on the wire.</param>
    /// <param name="Amount">Minor units of its currency, or null for all that is left.</param>
    /// <param name="Creation">All else; the charge is still to be found.</param>
    public sealed record Asked(string Transaction, long? Amount, RefundCreation Creation);

    /// <summary>The body of a create.</summary>
    public static (Asked? Asked, RequestProblem? Problem) Create(JsonElement body)
    {
        var fields = new JsonFields(body);
        var transaction = fields.RequiredString("transaction", " such as \"txn_…\"");
        var amount = YorletFieldRequests.Integer(fields, "amount", 1, YorletFieldRequests.LargestAmount);
        var creation = new RefundCreation
        {
            ChargeId = "",
            ReasonCode = YorletFieldRequests.Choice(fields, "reason", _reasons) switch
            {
                "duplicate" => RefundReason.Duplicate,
                "fraudulent" => RefundReason.Fraud,
                "requested_by_customer" => RefundReason.CustomerRequest,
                _ => null,
            },
            Reason = YorletFieldRequests.Text(fields, "reason_description"),
            ReverseTransfer = fields.OptionalBoolean("reverse_transfer") ?? false,
            Metadata = YorletFieldRequests.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (new Asked(transaction, amount, creation), null);
    }
}
