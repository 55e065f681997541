using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's requests for refunds. Pure.</summary>
internal static class RefundRequests
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
        var amount = Fields.Integer(fields, "amount", 1, Fields.LargestAmount);
        var creation = new RefundCreation
        {
            ChargeId = "",
            ReasonCode = Fields.Choice(fields, "reason", _reasons) switch
            {
                "duplicate" => RefundReason.Duplicate,
                "fraudulent" => RefundReason.Fraud,
                "requested_by_customer" => RefundReason.CustomerRequest,
                _ => null,
            },
            Reason = Fields.Text(fields, "reason_description"),
            ReverseTransfer = fields.OptionalBoolean("reverse_transfer") ?? false,
            Metadata = Fields.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (new Asked(transaction, amount, creation), null);
    }
}
