using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for payment intents. Pure.</summary>
internal static class IntentRequests
{
    /// <summary>The name under which a return URL names its intent.</summary>
    public const string ReturnParameter = "payment_intent";

    /// <summary>The body of a create.</summary>
    public static (PaymentIntentRequest? Request, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = new JsonFields(body);
        RefuseCards(fields);
        fields.RefuseGiven("device", "device is not offered here: there are no card terminals; leave it out");
        fields.RefuseGiven("transfers", "transfers are not offered here: all of the money is the account's; leave it out");
        var request = new PaymentIntentRequest
        {
            Amount = Fields.Amount(fields),
            CustomerId = Fields.Named(fields, owner, "customer", Names.Customers),
            PaymentMethodId = Fields.Named(fields, owner, "payment_method", Names.Methods),
            CaptureMethod =
                Fields.Choice(fields, "capture_method", ("AUTOMATIC", CaptureMethod.Automatic), ("MANUAL", CaptureMethod.Manual))
                ?? CaptureMethod.Automatic,
            SetupFutureUsage = Fields.Usage(fields, "setup_future_usage"),
            Confirm = fields.OptionalBoolean("confirm") ?? false,
            OffSession = fields.OptionalBoolean("off_session") ?? false,
            ReturnUrl = Fields.Text(fields, "return_url"),
            CompleteReturnUrl = static (url, id) => UrlParameters.Add(url, ReturnParameter, id),
            Description = Fields.Text(fields, "description"),
            Metadata = Fields.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (request, null);
    }

    /// <summary>The body of a confirmation, which names a saved card at most.</summary>
    public static (PaymentConfirmation? Confirmation, RequestProblem? Problem) Confirm(Owner owner, string id, JsonElement body)
    {
        var fields = new JsonFields(body);
        RefuseCards(fields);
        fields.RefuseGiven("device", "device is not offered here: there are no card terminals; leave it out");
        var confirmation = new PaymentConfirmation
        {
            PaymentMethodId = Fields.Named(fields, owner, "payment_method", Names.Methods),
            OffSession = fields.OptionalBoolean("off_session") ?? false,
            SetupFutureUsage = Fields.Usage(fields, "setup_future_usage"),
            ReturnUrl = Fields.Text(fields, "return_url") is { } url ? UrlParameters.Add(url, ReturnParameter, id) : null,
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (confirmation, null);
    }

    /// <summary>The body of a capture: minor units as they were sent, which can be read once the currency is known; null is all.</summary>
    public static (string? Amount, RequestProblem? Problem) Capture(JsonElement body)
    {
        var fields = new JsonFields(body);
        var amount = fields.OptionalString("amount_to_capture", " of minor units such as \"10000\"");
        fields.RefuseUnknown();
        return (amount, fields.Problem);
    }

    /// <summary>What is to be captured of an intent, or what is wrong with it.</summary>
    public static RequestProblem? ReadCapture(string text, PaymentIntent intent, out Money amount) =>
        !Money.TryParseMinorUnits(text, intent.Amount.Currency, out amount, out var error)
            ? Wrong($"amount_to_capture: {MoneyRefusals.Describe(error, intent.Amount.Currency)}")
        : !amount.IsPositive || amount > intent.Amount
            ? Wrong(
                $"amount_to_capture must be more than zero and at most {intent.Amount.ToMinorUnitString()}; leave it out to capture all"
            )
        : null;

    /// <summary>The body of a cancellation.</summary>
    public static (CancellationReason Reason, RequestProblem? Problem) Cancel(JsonElement body)
    {
        var fields = new JsonFields(body);
        var reason = Fields.Choice(
            fields,
            "cancellation_reason",
            ("DUPLICATE", CancellationReason.Duplicate),
            ("FRAUDULENT", CancellationReason.Fraudulent),
            ("REQUESTED_BY_CUSTOMER", CancellationReason.RequestedByCustomer),
            ("ABANDONED", CancellationReason.Abandoned)
        );
        fields.RefuseUnknown();
        return (reason ?? CancellationReason.Unspecified, fields.Problem);
    }

    private static void RefuseCards(JsonFields fields)
    {
        foreach (var name in (string[])["payment_method_data", "card"])
            fields.RefuseGiven(
                name,
                $"{name} is refused: card numbers never go through your server; take the card "
                    + "in the payer's browser with the JS SDK, and leave it out here"
            );
    }

    private static RequestProblem Wrong(string message) => new(400, "amount_to_capture", message);
}
