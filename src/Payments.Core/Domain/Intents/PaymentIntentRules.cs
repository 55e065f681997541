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
        amount.MinorUnits <= 0 ? Wrong("amount_not_positive", "amount", "must be more than zero")
        : amount.MinorUnits > options.MaximumAmount
            ? Wrong("amount_too_large", "amount", $"must be at most {options.MaximumAmount} minor units")
        : null;

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}
