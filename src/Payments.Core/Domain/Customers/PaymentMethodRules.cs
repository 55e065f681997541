namespace Payments;

/// <summary>What may be done with saved cards. Pure.</summary>
internal static class PaymentMethodRules
{
    private const int LongestValidity = 50;

    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "payment_method_not_found", $"There is no payment method {TextExcerpt.Of(id)}");

    public static Refusal Detached { get; } =
        new(RefusalKind.WrongState, "payment_method_detached", "The payment method is detached; it cannot be used or changed any more");

    public static Refusal TooMany { get; } =
        new(
            RefusalKind.WrongState,
            "too_many_payment_methods",
            $"The customer has {Limits.PaymentMethodsPerCustomer} saved cards; detach one first",
            "setup_future_usage"
        );

    public static Refusal OtherCustomer { get; } =
        new(
            RefusalKind.Invalid,
            "payment_method_of_another_customer",
            "payment_method belongs to another customer; name one of this customer's",
            "payment_method"
        );

    /// <summary>Whether a card that was saved is one that is saved already: of the same provider, by the same token or number.</summary>
    public static bool IsSame(PaymentMethod method, CardToSave saved) =>
        method.IsAttached
        && method.Provider == saved.Provider
        && (method.Token == saved.Token || (saved.Fingerprint is not null && method.Fingerprint == saved.Fingerprint));

    /// <summary>
    /// The payment method, saved again. A token that may be charged without the payer is not given up for one that may not, unless the
    /// card has a later expiry: what was saved for the old one may not work any more.
    /// </summary>
    public static PaymentMethod Renew(PaymentMethod method, CardToSave saved, DateTimeOffset now)
    {
        var keepsToken =
            method.Usage == FutureUsage.OffSession
            && saved.Usage == FutureUsage.OnSession
            && (saved.Card.ExpiryYear, saved.Card.ExpiryMonth).CompareTo((method.Card.ExpiryYear, method.Card.ExpiryMonth)) <= 0;
        return method with
        {
            Card = saved.Card,
            Fingerprint = saved.Fingerprint ?? method.Fingerprint,
            Usage = keepsToken ? method.Usage : saved.Usage,
            Token = keepsToken ? method.Token : saved.Token,
            UpdatedAt = now,
        };
    }

    public static Refusal? Check(PaymentMethodChange change, CardSummary card, DateTimeOffset now)
    {
        if (change.ExpiryMonth is null && change.ExpiryYear is null)
            return null;

        var month = change.ExpiryMonth ?? card.ExpiryMonth;
        var year = change.ExpiryYear ?? card.ExpiryYear;
        var earliest = CardValidity.EarliestMonth(now).Year;
        return month is < 1 or > 12 ? Wrong("exp_month", "must be 1 to 12")
            : year < earliest || year > earliest + LongestValidity
                ? Wrong("exp_year", $"must be a year of four digits, from {earliest} to {earliest + LongestValidity}")
            : CardValidity.IsOver(year, month, now) ? Wrong("exp_month", "must not be in the past")
            : null;
    }

    private static Refusal Wrong(string field, string problem) =>
        new(RefusalKind.Invalid, "invalid_expiry", $"card.{field} {problem}", $"card.{field}");
}
