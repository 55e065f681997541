using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's requests for transactions without a page: saved cards alone can pay them. Pure.</summary>
internal static class TransactionRequests
{
    private static readonly string[] _captureMethods = ["automatic", "manual"];

    /// <summary>Fields of the documented body that have no meaning here, and what to do instead.</summary>
    private static readonly (string Name, string Remedy)[] _notKept =
    [
        ("application", "there are no tenancy applications here; leave it out"),
        ("application_payment_type", "there are no tenancy applications here; use reporting_type"),
        ("invoice", "there are no invoices here; leave it out"),
        ("workspace", "there are no workspaces here; leave it out"),
        ("consumer_user_link", "is not offered here; leave it out"),
    ];

    /// <summary>The body of a create.</summary>
    public static (PaymentIntentRequest? Request, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = Open(body);
        if (fields.OptionalBoolean("send_receipt_email") == true)
            fields.Refuse(
                "send_receipt_email",
                "send_receipt_email: whether receipts are sent is set for all payments by the host; leave it out"
            );
        var (credit, creditDescription) = SessionRequests.CustomerBalance(fields, "");
        if (credit == CustomerCreditUse.Apply)
            fields.Refuse(
                "customer_balance.apply",
                "customer_balance.apply is for payment sessions; make one with transaction_data.customer_balance, or leave it out"
            );
        var request = new PaymentIntentRequest
        {
            Amount = Fields.Amount(fields, least: 1),
            CustomerId = fields.RequiredString("customer", " such as \"cus_…\""),
            Methods = CardOnly(fields, required: true),
            PaymentMethodId = Fields.Text(fields, "payment_method"),
            CaptureMethod =
                Fields.Choice(fields, "capture_method", _captureMethods) == "manual" ? CaptureMethod.Manual : CaptureMethod.Automatic,
            Confirm = fields.OptionalBoolean("confirm") ?? false,
            OffSession = fields.OptionalBoolean("off_session") ?? false,
            ReturnUrl = Fields.ReturnUrl(fields, owner),
            Origin = Names.Origin,
            Description = Fields.Text(fields, "description"),
            Metadata = Fields.Metadata(fields),
            PostingOptions = new PostingOptions
            {
                ReportingType = Fields.Choice(fields, "reporting_type", Names.ReportingTypes),
                StatementDescriptor = Fields.Text(fields, "statement_descriptor"),
                Unit = Fields.Text(fields, "unit"),
                CustomerCredit = credit,
                CustomerCreditDescription = creditDescription,
            },
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (request, null);
    }

    /// <summary>The body of a confirmation.</summary>
    public static (PaymentConfirmation? Confirmation, RequestProblem? Problem) Confirm(Owner owner, JsonElement body)
    {
        var fields = Open(body);
        CardOnly(fields, required: false);
        var confirmation = new PaymentConfirmation
        {
            PaymentMethodId = Fields.Text(fields, "payment_method"),
            OffSession = fields.OptionalBoolean("off_session") ?? false,
            ReturnUrl = Fields.ReturnUrl(fields, owner),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (confirmation, null);
    }

    /// <summary>The body of a capture: how much in minor units, or null for all.</summary>
    public static (long? Amount, RequestProblem? Problem) Capture(JsonElement body)
    {
        var fields = new JsonFields(body);
        var amount = Fields.Integer(fields, "amount_to_capture", 1, Fields.LargestAmount);
        fields.RefuseUnknown();
        return (amount, fields.Problem);
    }

    private static JsonFields Open(JsonElement body)
    {
        var fields = new JsonFields(body);
        foreach (var (name, remedy) in _notKept)
            fields.RefuseGiven(name, $"{name}: {remedy}");
        foreach (var name in (string[])["card", "payment_method_data"])
            fields.RefuseGiven(
                name,
                $"{name} is refused: card numbers never go through your server; make a payment session, whose page takes the card"
            );
        return fields;
    }

    private static IReadOnlyList<string> CardOnly(JsonFields fields, bool required)
    {
        const string Field = "payment_method_types";
        var methods = Fields.Methods(fields, required);
        for (var i = 0; i < methods.Count; i++)
        {
            if (Names.Methods.Contains(methods[i]) && methods[i] != MethodIds.Card)
                fields.Refuse(
                    $"{Field}[{i}]",
                    $"{Field}[{i}]: {methods[i]} needs the customer at a page; make a payment session for it, and name card alone here"
                );
        }

        return [.. methods.Distinct(StringComparer.Ordinal)];
    }
}
