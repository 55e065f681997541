namespace Payments;

/// <summary>Turns a request into a session and its intent, or says what is wrong with it. Pure.</summary>
internal static class CheckoutSessionRules
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(30);

    /// <summary>The first refusal in the order of the request's fields, or null; with the URLs as they are kept.</summary>
    public static Refusal? Check(
        CheckoutSessionRequest request,
        Owner owner,
        PaymentsOptions options,
        out string? successUrl,
        out string? cancelUrl
    )
    {
        successUrl = cancelUrl = null;
        return PaymentIntentRules.CheckAmount(request.Amount, options)
            ?? CheckPricing(request, options)
            ?? CheckReference(request)
            ?? CheckSimulated(request, owner)
            ?? CustomerRules.Check(request.Customer)
            ?? FieldText.CheckUrl(request.SuccessUrl, owner, "success_url", out successUrl, request.AllowHttpRedirects)
            ?? FieldText.CheckUrl(request.CancelUrl, owner, "cancel_url", out cancelUrl, request.AllowHttpRedirects)
            ?? CheckLifetime(request)
            ?? FieldText.Check(request.Description, Limits.DescriptionLength, "description", multiline: true)
            ?? CheckLocale(request.Locale)
            ?? PostingOptionsRules.Check(request.PostingOptions, request.CustomerId)
            ?? CheckCustomer(request);
    }

    /// <summary>Another session has the reference.</summary>
    public static Refusal ReferenceTaken { get; } =
        new(
            RefusalKind.Conflict,
            "reference_taken",
            "reference: another checkout has it; use a new reference for a new checkout",
            "reference"
        );

    private static Refusal? CheckLocale(string? locale) =>
        locale is null || LanguageTag.IsOne(locale)
            ? null
            : new(
                RefusalKind.Invalid,
                "invalid_locale",
                "locale must be a language tag such as en-GB; leave it out for the language of the payer's browser",
                "locale"
            );

    private static Refusal? CheckPricing(CheckoutSessionRequest request, PaymentsOptions options)
    {
        if (request.Pricing is not { } pricing)
            return null;
        if (pricing.Base != request.Amount)
            return new(RefusalKind.Invalid, "pricing_of_another_amount", "pricing must have the amount as its base", "pricing");

        IEnumerable<Money> local = pricing is Pricing.LocalOverrides overrides ? overrides.Local : [];
        return local
            .Select(price => (Price: price, Field: PricingProblems.FieldOf(PricingText.LocalField, price.Currency.Code)))
            .Select(price =>
                PaymentIntentRules.CheckCurrency(price.Price.Currency, price.Field)
                ?? PaymentIntentRules.CheckMaximum(price.Price, options, price.Field)
            )
            .FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? CheckSimulated(CheckoutSessionRequest request, Owner owner) =>
        request.Simulate is not null && owner.Livemode
            ? new(
                RefusalKind.Invalid,
                "simulated_in_live_mode",
                "simulated_outcome is for test keys only; leave it out",
                "simulated_outcome"
            )
            : null;

    private static Refusal? CheckReference(CheckoutSessionRequest request) =>
        request.ClientReferenceId is not { } reference ? null
        : request.ReferenceIsUnique && TextRules.IsLonger(reference, Limits.UniqueReferenceLength)
            ? Wrong("reference_too_long", $"has at most {Limits.UniqueReferenceLength} characters; shorten it")
        : reference.Length == 0 ? Wrong("empty_reference", "is empty; leave it out or name a reference")
        : TextRules.IsLonger(reference, Limits.ReferenceLength)
            ? Wrong("reference_too_long", $"has at most {Limits.ReferenceLength} characters; shorten it")
        : !TextRules.IsText(reference, multiline: false) ? Wrong("reference_not_text", "is text without control characters; remove them")
        : CardNumber.IsWithin(reference) ? Wrong("card_data_not_allowed", "holds a card number; send a reference of your own")
        : null;

    private static Refusal? CheckCustomer(CheckoutSessionRequest request) =>
        request is { PostingOptions.CustomerCredit: CustomerCreditUse.Apply, Pricing: not (null or Pricing.SingleCurrency) }
            ? new(
                RefusalKind.Invalid,
                "credit_needs_one_price",
                "customer_balance can be applied to a session with one price only",
                "customer_balance"
            )
        : request is { SendEmail: true, CustomerId: null }
            ? new(RefusalKind.Invalid, "customer_required", "customer is required with send_email; create a customer first", "customer")
        : null;

    private static Refusal? CheckLifetime(CheckoutSessionRequest request) =>
        request is { NeverExpires: true, Lifetime: not null }
            ? new(
                RefusalKind.Invalid,
                "lifetime_of_endless",
                "a session that never expires has no lifetime; leave one of the two out",
                "expires_in"
            )
        : request.Lifetime is { } asked && (asked < _shortest || asked > _longest)
            ? new(RefusalKind.Invalid, "lifetime_out_of_range", "the lifetime of a session is 1 minute to 30 days", "expires_in")
        : null;

    private static Refusal Wrong(string code, string message) =>
        new(RefusalKind.Invalid, code, "client_reference_id " + message, "client_reference_id");
}
