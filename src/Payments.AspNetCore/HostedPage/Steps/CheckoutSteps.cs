namespace Payments.AspNetCore;

/// <summary>Where the steps lead. Pure.</summary>
internal static class CheckoutSteps
{
    /// <summary>The refusal of an intent that accepts no more charges.</summary>
    public const string TooManyCharges = "too_many_charges";

    /// <summary>
    /// Whether a session is paid step by step: all but those with one price that can be paid by card alone, or were made by the
    /// first interface or by the host without naming methods, which have the card page.
    /// </summary>
    public static bool Apply(CheckoutSession session) =>
        session.Pricing is not Pricing.SingleCurrency
        || session.Methods switch
        {
            [MethodIds.Card] => false,
            [] => session.Origin is not null,
            _ => true,
        };

    /// <summary>The option that a link or a form names; null where there is none.</summary>
    public static CheckoutOption? Find(IReadOnlyList<CheckoutOption> options, string? method, string? currency) =>
        options.FirstOrDefault(option => option.Method.Method == method && option.Currency.Code == currency);

    /// <summary>What to show to a payer who has yet to pay, and which option it is about.</summary>
    public static ChoiceStep Next(IReadOnlyList<CheckoutOption> options, string? method, string? currency, out CheckoutOption? option)
    {
        var named = method is not null || currency is not null;
        option =
            named ? Find(options, method, currency)
            : options.Count == 1 ? options[0]
            : null;
        return options.Count == 0 ? ChoiceStep.Nothing
            : option is not null ? ChoiceStep.Details
            : named ? ChoiceStep.ChooseAgain
            : ChoiceStep.Choose;
    }

    /// <summary>What follows a refusal of a quote or of a payment.</summary>
    public static RefusedStep After(Refusal refusal) =>
        refusal.Code switch
        {
            "quote_expired" or "quote_not_found" or "quote_of_another" => RefusedStep.Renew,
            "requirements" or "card_required" => RefusedStep.Correct,
            TooManyCharges => RefusedStep.End,
            _ => refusal.Kind switch
            {
                // The session has moved on, by this payer's other click or by the clock; its page says where to.
                RefusalKind.WrongState or RefusalKind.Conflict or RefusalKind.KeyReused => RefusedStep.Follow,
                RefusalKind.Invalid or RefusalKind.NotFound or RefusalKind.Unavailable => RefusedStep.Choose,
            },
        };
}

/// <summary>What a form of the stepped page asks for.</summary>
internal enum CheckoutStep
{
    /// <summary>The details are given: price them.</summary>
    Details,

    /// <summary>Back from the review to the details, filled in.</summary>
    Edit,

    /// <summary>Price the same details again.</summary>
    Renew,

    /// <summary>Pay by the quote.</summary>
    Confirm,

    /// <summary>Cancel the checkout.</summary>
    Cancel,
}

/// <summary>What a payer who has yet to pay sees.</summary>
internal enum ChoiceStep
{
    /// <summary>There is nothing to pay by.</summary>
    Nothing,

    /// <summary>The methods and currencies.</summary>
    Choose,

    /// <summary>The same, because the option that was named is not available.</summary>
    ChooseAgain,

    /// <summary>What the chosen method asks for.</summary>
    Details,
}
