using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's requests: JSON in, a command or all problems out. Pure.</summary>
internal static partial class CheckoutRequests
{
    private const int MaximumOffset = 1_000_000;

    /// <summary>20 keys and 10 KB (10,240 bytes as compact JSON), strings; keys and values have no limit of their own.</summary>
    public static MetadataPolicy Metadata { get; } = new(20, 10 * 1024, 10 * 1024) { MaximumBytes = 10 * 1024 };

    /// <summary>How long an Idempotency-Key stands. SyncPay documents none; this is an addition.</summary>
    public static TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(24);

    public static (CheckoutSessionRequest? Request, FieldProblems Problems) Checkout(JsonElement body, SupportedCurrencies supported)
    {
        var fields = new JsonFields(body);
        return (Finish(fields, Checkout(fields, supported)), fields.Problems);
    }

    public static (QuoteRequest? Request, FieldProblems Problems) Quote(JsonElement body, SupportedCurrencies supported)
    {
        var fields = new JsonFields(body);
        var pricing = CheckoutFields.Pricing(fields, supported);
        var method = fields.RequiredString("payment_method", " such as \"bank_transfer\"");
        var code = fields.RequiredString("to_currency", " such as \"NGN\"");
        var rail = fields.OptionalString("payment_rail", "");
        if (fields.OptionalString("customer_email", "") is { } email && !CustomerRules.IsEmail(email))
            fields.Refuse("customer_email", "Invalid email format");
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

    /// <summary>A body that may hold nothing.</summary>
    public static FieldProblems Empty(JsonElement body)
    {
        var fields = new JsonFields(body);
        fields.RefuseUnknown();
        return fields.Problems;
    }

    public static (int Limit, int Offset, string? Status, FieldProblems Problems) Payins(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        var limit = fields.Integer("limit", 50, 1, Limits.PageSize);
        var offset = fields.Integer("offset", 0, 0, MaximumOffset);
        var status = fields.Optional("status_filter");
        if (status is not null && !Names.ChargeStatuses.Contains(status))
            fields.Problems.Add("status_filter", $"status_filter is one of {string.Join(", ", Names.ChargeStatuses)}");
        return (limit, offset, status, fields.Problems);
    }

    public static (AccountMethod? Method, Currency? Currency, FieldProblems Problems) Rails(
        IQueryCollection query,
        IReadOnlyList<AccountMethod> methods
    )
    {
        var fields = new QueryFields(query);
        var method = fields.Optional("payment_method") is { } id ? methods.FirstOrDefault(known => known.Method == id) : null;
        if (method is null)
            fields.Problems.Add(
                "payment_method",
                $"payment_method is required: one of {string.Join(", ", methods.Select(known => known.Method))}"
            );
        if (fields.Optional("currency") is not { } code)
            return (method, null, fields.Problems);
        if (!Currency.TryGet(code, out var currency, out var error))
            fields.Problems.Add("currency", CurrencyRefusals.Describe(error));
        else if (method is not null && !method.Offer.Currencies.Contains(currency))
            fields.Problems.Add(
                "currency",
                $"{method.Method} does not take {currency.Code}; choose one of "
                    + $"{string.Join(", ", method.Offer.Currencies.Select(known => known.Code))}"
            );
        return (method, currency, fields.Problems);
    }

    /// <summary>What a request asks, whatever the order and spacing of its JSON.</summary>
    public static string FingerprintOf(string what, Owner owner, CheckoutSessionRequest request, params IEnumerable<string?> more)
    {
        var pricing = PricingText.Format(request.Pricing!);
        string?[] parts =
        [
            "POST",
            what,
            owner.ToString(),
            pricing.BaseCurrency,
            pricing.Amount,
            request.Customer!.Email,
            request.Customer.Name,
            request.SuccessUrl,
            request.CancelUrl,
            $"{request.Lifetime}",
            .. more,
            "local",
            .. pricing.Local.OrderBy(price => price.Key, StringComparer.Ordinal).SelectMany(price => new[] { price.Key, price.Value }),
            "metadata",
            .. request.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { entry.Key, entry.Value }),
        ];
        return Fingerprint.Of(parts);
    }

    private static CheckoutSessionRequest? Checkout(JsonFields fields, SupportedCurrencies supported)
    {
        var pricing = CheckoutFields.Pricing(fields, supported);
        var email = CheckoutFields.Email(fields, "customer_email");
        var name = CheckoutFields.OptionalName(fields, "customer_name");
        var successUrl = CheckoutFields.Url(fields, "success_url");
        var cancelUrl = CheckoutFields.Url(fields, "cancel_url");
        var metadata = CheckoutFields.Metadata(fields, Metadata);
        var lifetime = CheckoutFields.Lifetime(fields);
        return pricing is null
            ? null
            : new CheckoutSessionRequest
            {
                Amount = pricing.Base,
                Pricing = pricing,
                Customer = new CustomerDetails { Email = email, Name = name },
                SuccessUrl = successUrl,
                CancelUrl = cancelUrl,
                AllowHttpRedirects = true,
                Metadata = metadata,
                Lifetime = lifetime,
                Origin = Names.Origin,
                OneAttempt = true,
            };
    }

    private static CheckoutSessionRequest? Finish(JsonFields fields, CheckoutSessionRequest? request)
    {
        fields.RefuseUnknown();
        return fields.Problems.Count > 0 ? null : request;
    }
}
