using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's requests for payment sessions: JSON in, a command or the first problem out. Pure.</summary>
internal static class SessionRequests
{
    private const int LeastAmount = 100;

    /// <summary>The body of a create.</summary>
    public static (CheckoutSessionRequest? Request, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = new JsonFields(body);
        var amount = Fields.Amount(fields, LeastAmount);
        var customer = fields.RequiredString("customer", " such as \"cus_…\"");
        if (Fields.Choice(fields, "mode", ["payment"]) is null)
            fields.Refuse("mode", "mode is required: \"payment\"");
        var methods = Fields.Methods(fields);
        Options(fields, methods);
        var request = new CheckoutSessionRequest
        {
            Amount = amount,
            CustomerId = customer,
            Methods = methods,
            NeverExpires = true,
            Origin = Names.Origin,
            Description = Fields.Text(fields, "description"),
            Metadata = Fields.Metadata(fields),
            SuccessUrl = Fields.ReturnUrl(fields, owner),
            SendEmail = fields.OptionalBoolean("send_email") ?? false,
            PostingOptions = PostingOptions(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (request, null);
    }

    /// <summary>"customer_balance" of a session or of a transaction.</summary>
    /// <param name="fields">The object that contains it.</param>
    /// <param name="path">Its path, such as "transaction_data."; for messages.</param>
    public static (CustomerCreditUse Use, string? Description) CustomerBalance(JsonFields fields, string path)
    {
        if (fields.OptionalObject("customer_balance", " such as {\"apply\":true}") is not { } balance)
            return (CustomerCreditUse.None, null);

        var apply = balance.OptionalBoolean("apply") ?? false;
        var credit = balance.OptionalBoolean("credit") ?? false;
        var description = Fields.Text(balance, "description");
        if (apply && credit)
            balance.Refuse(
                "credit",
                $"{path}customer_balance.credit makes the payment a prepayment, and "
                    + $"{path}customer_balance.apply pays with one; send one of the two"
            );
        balance.RefuseUnknown();
        return (
            apply ? CustomerCreditUse.Apply
            : credit ? CustomerCreditUse.Add
            : CustomerCreditUse.None,
            description
        );
    }

    private static PostingOptions PostingOptions(JsonFields fields)
    {
        var postingOptions = new PostingOptions
        {
            ReportingType = Fields.Choice(fields, "reporting_type", Names.ReportingTypes),
            StatementDescriptor = Fields.Text(fields, "statement_descriptor"),
        };
        if (fields.OptionalObject("transaction_data", " such as {\"unit\":\"unit_1\"}") is not { } data)
            return postingOptions;

        var toOwners = false;
        if (data.OptionalObject("transfer_data", " such as {\"use_unit_ownership\":true}") is { } transfer)
        {
            toOwners = transfer.OptionalBoolean("use_unit_ownership") ?? false;
            transfer.RefuseUnknown();
        }

        var (use, description) = CustomerBalance(data, "transaction_data.");
        postingOptions = postingOptions with
        {
            TransferToOwners = toOwners,
            Unit = Fields.Text(data, "unit"),
            CustomerCredit = use,
            CustomerCreditDescription = description,
        };
        data.RefuseUnknown();
        return postingOptions;
    }

    // What it may hold is not documented: an object for each type that the session takes passes, and a setting in one is refused,
    // lest it be believed.
    private static void Options(JsonFields fields, IReadOnlyList<string> methods)
    {
        if (fields.OptionalObject("payment_method_options", " such as {\"card\":{}}") is not { } options)
            return;

        foreach (var method in methods.Distinct(StringComparer.Ordinal))
            options.OptionalObject(method, "")?.RefuseUnknown();
        options.RefuseUnknown();
    }
}
