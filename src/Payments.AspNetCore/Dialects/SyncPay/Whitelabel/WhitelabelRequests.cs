using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's requests for a checkout and its payment in one: JSON in, a command or all problems out. Pure.</summary>
internal static class WhitelabelRequests
{
    public static (Payment? Request, FieldProblems Problems) Pay(JsonElement body, SupportedCurrencies supported)
    {
        var fields = new JsonFields(body);
        var checkout = CheckoutRequests.Checkout(fields, supported);
        var quote = fields.RequiredString("quote_id", " such as \"quote_1a2b3c4d5e6f\"");
        var method = fields.OptionalString("payment_method", " such as \"bank_transfer\"");
        var given = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Requirement.PhoneNumber] = fields.OptionalString(Requirement.PhoneNumber, " such as \"+233241234567\""),
            [Requirement.BankAccountNumber] = fields.OptionalString(Requirement.BankAccountNumber, " of digits"),
            [Requirement.Iban] = fields.OptionalString(Requirement.Iban, " such as \"DE89370400440532013000\""),
            [Requirement.SortCode] = fields.OptionalString(Requirement.SortCode, " of digits"),
            [Requirement.ClearingNumber] = fields.OptionalString(Requirement.ClearingNumber, " of digits"),
            [Requirement.AccountNumber] = fields.OptionalString(Requirement.AccountNumber, " of digits"),
            [Requirement.AccountHolderName] = fields.OptionalString(Requirement.AccountHolderName, ""),
            [Requirement.PersonalNumber] = fields.OptionalString(Requirement.PersonalNumber, " of digits"),
            [Requirement.AddressLine1] = fields.OptionalString(Requirement.AddressLine1, ""),
            [Requirement.AddressPostalCode] = fields.OptionalString(Requirement.AddressPostalCode, ""),
            [Requirement.AddressCity] = fields.OptionalString(Requirement.AddressCity, ""),
            [Requirement.AddressCountry] = fields.OptionalString(Requirement.AddressCountry, " such as \"CH\""),
        };
        return (
            CheckoutRequests.Finish(fields, checkout) is { } sound ? new Payment(sound, WireIds.Quote.Read(quote), method, given) : null,
            fields.Problems
        );
    }

    /// <summary>What would keep the payment from being begun, so that nothing is made for nothing; null where all is in order.</summary>
    public static ApiResponse? Check(Payment request, Quote quote, IReadOnlyList<AccountMethod> methods, DateTimeOffset now)
    {
        if (request.Method is { } named && named != quote.Method)
            return Wrong("payment_method", $"payment_method must be {quote.Method}, as in the quote; or leave it out");
        if (quote.Method == MethodIds.Card)
            return Wrong("payment_method", "A card is paid on the page of a checkout; make one, or take a quote of another method");
        if (quote.SessionId is not null || quote.Pricing != request.Checkout.Pricing)
            return Wrong("quote_id", "The quote is of another pricing; ask for one of this");
        if (quote.ChargeId is not null)
            return Errors.QuoteUsed;
        if (quote.ExpiresAt <= now)
            return Errors.QuoteExpired;
        if (methods.FirstOrDefault(known => known.Method == quote.Method) is not { } method)
            return Wrong("payment_method", $"{quote.Method} is not enabled any more; ask for a quote of another method");

        var rail = method.Offer.RailsFor(quote.Amounts.CustomerAmount.Currency).FirstOrDefault(known => known.Id == quote.Rail);
        RequirementRules.Check(method.Offer.Requirements, rail, request.Fields, out var problems);
        return problems.Count == 0 ? null : Errors.Invalid(problems);
    }

    /// <summary>Whether a checkout, and the payment by a quote, is what the request would make.</summary>
    public static bool IsOf(Payment request, Quote quote, CheckoutSession session) =>
        session.Origin == Names.Origin
        && (request.Method is null || request.Method == quote.Method)
        && quote.IsConfirmedWith(request.Fields)
        && session.Pricing == request.Checkout.Pricing
        && session.Customer == request.Checkout.Customer
        && session.SuccessUrl == Kept(request.Checkout.SuccessUrl)
        && session.CancelUrl == Kept(request.Checkout.CancelUrl)
        && session.Metadata.Equals(request.Checkout.Metadata)
        && session.ExpiresAt - session.CreatedAt == request.Checkout.Lifetime;

    private static string? Kept(string? url)
    {
        var kept = url;
        if (url is not null)
            RedirectUrl.Check(url, allowHttp: true, allowHttpLoopback: true, out kept);
        return kept;
    }

    private static ApiResponse Wrong(string field, string message) => Errors.Invalid([new FieldRefusal(field, message)]);

    /// <summary>A checkout and how it is paid. Personal data: never logged.</summary>
    /// <param name="Checkout">The checkout.</param>
    /// <param name="QuoteId">The library's id of the quote, or "".</param>
    /// <param name="Method">The method that the caller named, or null.</param>
    /// <param name="Fields">What the method may require.</param>
    internal sealed record Payment(
        CheckoutSessionRequest Checkout,
        string QuoteId,
        string? Method,
        IReadOnlyDictionary<string, string?> Fields
    )
    {
        /// <summary>Says nothing of what the payer entered.</summary>
        public override string ToString() => $"whitelabel payment of {QuoteId}";
    }
}
