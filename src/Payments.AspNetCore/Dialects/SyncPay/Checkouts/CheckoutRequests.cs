using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's requests for checkouts: JSON in, a command or all problems out. Pure.</summary>
internal static class CheckoutRequests
{
    /// <summary>20 keys and 10 KB (10,240 bytes as compact JSON), strings; keys and values have no limit of their own.</summary>
    public static MetadataPolicy Metadata { get; } = new(20, 10 * 1024, 10 * 1024) { MaximumBytes = 10 * 1024 };

    public static (CheckoutSessionRequest? Request, FieldProblems Problems) Checkout(JsonElement body, SupportedCurrencies supported)
    {
        var fields = new JsonFields(body);
        return (Finish(fields, Checkout(fields, supported)), fields.Problems);
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

    /// <summary>The fields of a checkout among others.</summary>
    internal static CheckoutSessionRequest? Checkout(JsonFields fields, SupportedCurrencies supported)
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

    /// <summary>The request, once all of its fields were taken; null where anything is wrong.</summary>
    internal static CheckoutSessionRequest? Finish(JsonFields fields, CheckoutSessionRequest? request)
    {
        fields.RefuseUnknown();
        return fields.Problems.Count > 0 ? null : request;
    }
}
