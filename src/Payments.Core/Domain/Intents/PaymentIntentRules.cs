namespace Payments;

/// <summary>What a payment intent, and its confirmation, may ask for whatever the state of things. Pure.</summary>
internal static class PaymentIntentRules
{
    public static Refusal? Check(PaymentIntentRequest request, Owner owner, PaymentsOptions options, out string? returnUrl)
    {
        returnUrl = null;
        return CheckAmount(request.Amount, options)
            ?? FieldText.Check(request.Description, Limits.DescriptionLength, "description", multiline: true)
            ?? (
                request.SetupFutureUsage is not null && request.CustomerId is null ? CustomerRules.RequiredWith("setup_future_usage") : null
            )
            ?? (request.PaymentMethodId is not null && request.CustomerId is null ? CustomerRules.RequiredWith("payment_method") : null)
            ?? (
                request.Confirm && request.PaymentMethodId is null && request.CustomerId is null
                    ? Wrong(
                        "payment_method_required",
                        "payment_method",
                        "is required with confirm; name a saved card, or confirm in the payer's browser"
                    )
                    : null
            )
            ?? (
                request.OffSession && !request.Confirm
                    ? Wrong("confirm_required", "off_session", "says how a payment is confirmed; set confirm as well, or leave it out")
                    : null
            )
            ?? (
                request.ReturnUrl is not null && !request.Confirm
                    ? Wrong("confirm_required", "return_url", "says how a payment is confirmed; set confirm as well, or leave it out")
                    : null
            )
            ?? PostingOptionsRules.Check(request.PostingOptions, request.CustomerId)
            ?? (
                request.PostingOptions is { CustomerCredit: CustomerCreditUse.Apply }
                    ? Wrong("credit_needs_session", "customer_balance", "can be applied to a session only; make a session, or leave it out")
                    : null
            )
            ?? FieldText.CheckUrl(request.ReturnUrl, owner, "return_url", out returnUrl);
    }

    public static Refusal? Check(PaymentConfirmation confirmation, Owner owner, out string? returnUrl)
    {
        returnUrl = null;
        return (
                confirmation.Card is not null && confirmation.PaymentMethodId is not null
                    ? Wrong("two_payment_methods", "payment_method", "cannot be combined with a card; send one of the two")
                    : null
            )
            ?? (
                confirmation.OffSession && confirmation.Card is not null
                    ? Wrong("off_session_card", "off_session", "is for saved cards; omit it where the payer enters a card")
                    : null
            )
            ?? FieldText.CheckUrl(confirmation.ReturnUrl, owner, "return_url", out returnUrl);
    }

    /// <summary>What is wrong with an amount to collect, of an intent as of a session; or null.</summary>
    public static Refusal? CheckAmount(Money amount, PaymentsOptions options) =>
        CheckPositive(amount) ?? CheckCurrency(amount.Currency, "currency") ?? CheckMaximum(amount, options, "amount");

    /// <summary>
    /// What is wrong with an amount that goes out, or null. What was taken goes out in a retired currency too, and in one sum that may be
    /// more than one payment's.
    /// </summary>
    public static Refusal? CheckPositive(Money amount) =>
        amount.MinorUnits <= 0 ? Wrong("amount_not_positive", "amount", "must be more than zero") : null;

    /// <summary>What is stored in a retired currency can be read; nothing new is taken in it.</summary>
    public static Refusal? CheckCurrency(Currency currency, string field) =>
        currency.IsRetired
            ? Wrong(
                "currency_retired",
                field,
                $"{currency.Code} is retired in ISO 4217: records in it can be read, and nothing new is taken in it; use its successor"
            )
            : null;

    /// <summary>An amount that is too large is refused by its field, the limit in major units, and the currency.</summary>
    public static Refusal? CheckMaximum(Money amount, PaymentsOptions options, string field) =>
        options.MaximumIn(amount.Currency) is var most && amount > most
            ? Wrong("amount_too_large", field, $"must be at most {most}")
            : null;

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}
