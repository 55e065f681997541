using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's requests for quotes: JSON in, a command or all problems out. Pure.</summary>
internal static class QuoteRequests
{
    public static (QuoteRequest? Request, FieldProblems Problems) Create(JsonElement body, SupportedCurrencies supported)
    {
        var fields = new JsonFields(body);
        var pricing = CheckoutFields.Pricing(fields, supported);
        var method = fields.RequiredString("payment_method", " such as \"bank_transfer\"");
        var code = fields.RequiredString("to_currency", " such as \"NGN\"");
        var rail = fields.OptionalString("payment_rail", "");
        if (fields.OptionalString("customer_email", "") is { } email && !CustomerRules.IsEmail(email))
            fields.Refuse("customer_email", CheckoutFields.EmailProblem(email));
        _ = CheckoutFields.OptionalName(fields, "customer_name");
        if (!Currency.TryGet(code, out var currency, out var error))
            fields.Refuse("to_currency", CurrencyRefusals.Describe(error));
        fields.RefuseUnknown();
        return (
            pricing is null || fields.Problems.Count > 0
                ? null
                : new QuoteRequest
                {
                    Pricing = pricing,
                    Method = method,
                    Currency = currency,
                    Rail = rail,
                },
            fields.Problems
        );
    }
}
