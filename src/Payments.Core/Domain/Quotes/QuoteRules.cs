namespace Payments;

/// <summary>What a quote needs of an account's methods, and when it may be confirmed. Pure.</summary>
internal static class QuoteRules
{
    /// <summary>
    /// How long a quote is kept after it has expired. Until then, a caller that repeats a payment by it, not knowing whether the first
    /// request came through, gets that payment and makes no second one.
    /// </summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromHours(96);

    /// <summary>The method and rail that a request names, or the first thing wrong with it.</summary>
    public static Refusal? Choose(
        IReadOnlyList<AccountMethod> methods,
        QuoteRequest request,
        out AccountMethod? method,
        out PaymentRail? rail
    )
    {
        rail = null;
        method = methods.FirstOrDefault(known => known.Method == request.Method);
        if (methods.Count == 0)
            return None;
        if (method is null)
            return Wrong(
                "method_not_enabled",
                $"payment_method: {TextExcerpt.Of(request.Method, 40)} is not enabled; choose one "
                    + $"of {string.Join(", ", methods.Select(known => known.Method))}",
                "payment_method"
            );
        if (!method.Offer.Currencies.Contains(request.Currency))
            return Wrong(
                "currency_not_enabled",
                $"currency: {method.Method} does not take {request.Currency.Code}; choose one of "
                    + $"{string.Join(", ", method.Offer.Currencies.Select(currency => currency.Code))}",
                "currency"
            );
        if (request.Pricing.PriceIn(request.Currency) is PricedIn.NotOffered)
            return NotOffered(request);

        return ChooseRail(method.Offer, request, out rail);
    }

    /// <summary>A quote that cannot be made, in words; null for <see cref="QuoteRefusal.None"/>.</summary>
    public static Refusal? Describe(QuoteRefusal error, QuoteRequest request) =>
        error switch
        {
            QuoteRefusal.None => null,
            QuoteRefusal.CurrencyNotOffered => NotOffered(request),
            QuoteRefusal.RateRequired or QuoteRefusal.RateMismatch => ExchangeRateRefusals.Missing(
                request.Pricing.Base.Currency,
                request.Currency
            ),
            QuoteRefusal.AmountTooSmall => Wrong(
                "amount_too_small",
                $"currency: the price comes to nothing in {request.Currency.Code}; pay in another currency",
                "currency"
            ),
            QuoteRefusal.AmountTooLarge => Wrong(
                "amount_too_large",
                $"currency: the price is too large in {request.Currency.Code}; pay in another currency",
                "currency"
            ),
            QuoteRefusal.FeeExceedsAmount => Wrong(
                "fee_exceeds_amount",
                $"payment_method: the fee of {request.Method} in "
                    + $"{request.Currency.Code} leaves nothing of the price; choose another method",
                "payment_method"
            ),
        };

    /// <summary>The customer would pay more than the host allows.</summary>
    public static Refusal? CheckAmount(Money amount, PaymentsOptions options) =>
        options.MaximumIn(amount.Currency) is var most && amount > most
            ? Wrong(
                "amount_too_large",
                $"currency: the customer would pay {amount}, and at most {most} is allowed; pay in another currency, or less",
                "currency"
            )
            : null;

    /// <summary>Why a quote cannot be confirmed for a session at a time, or null.</summary>
    public static Refusal? Confirm(Quote quote, CheckoutSession session, DateTimeOffset now) =>
        (quote.SessionId is { } own && own != session.Id) || quote.Pricing != session.Pricing
            ? Wrong("quote_of_another", "quote_id: the quote is of another checkout; ask for one of this", "quote_id")
        : quote.ChargeId is not null ? State("quote_used", "The quote was used; ask for a new one", "quote_id")
        : quote.ExpiresAt <= now ? State("quote_expired", "Quote expired; ask for a new one and confirm that", "quote_id")
        : null;

    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "quote_not_found", $"There is no quote {TextExcerpt.Of(id, 60)}", "quote_id");

    /// <summary>The account takes nothing at all.</summary>
    public static Refusal None { get; } = State("no_methods", "No payment methods enabled for this organization", null);

    private static Refusal? ChooseRail(MethodOffer offer, QuoteRequest request, out PaymentRail? rail)
    {
        PaymentRail[] rails = [.. offer.RailsFor(request.Currency)];
        rail =
            request.Rail is { } id ? rails.FirstOrDefault(known => known.Id == id)
            : rails.Length == 1 ? rails[0]
            : null;
        if (rail is not null || (rails.Length == 0 && request.Rail is null))
            return null;

        var known = string.Join(", ", rails.Select(choice => choice.Id));
        return rails.Length == 0
                ? Wrong(
                    "unknown_rail",
                    $"payment_rail: {offer.Method} has no rails in {request.Currency.Code}; leave it out",
                    "payment_rail"
                )
            : request.Rail is null
                ? Wrong(
                    "rail_required",
                    $"payment_rail is required for {offer.Method} in {request.Currency.Code}: one of {known}",
                    "payment_rail"
                )
            : Wrong(
                "unknown_rail",
                $"payment_rail: there is no rail {TextExcerpt.Of(request.Rail, 40)} for "
                    + $"{offer.Method} in {request.Currency.Code}; choose one of {known}",
                "payment_rail"
            );
    }

    private static Refusal NotOffered(QuoteRequest request) =>
        Wrong(
            "currency_not_offered",
            $"currency: the price can be paid in {request.Pricing.Base.Currency.Code} only, not in {request.Currency.Code}",
            "currency"
        );

    private static Refusal Wrong(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);

    private static Refusal State(string code, string message, string? field) => new(RefusalKind.WrongState, code, message, field);
}
