namespace Payments;

/// <summary>One amount of a written pricing.</summary>
internal static class PricingAmount
{
    private const string NotAnAmount = "Amount must be a positive decimal string";

    /// <summary>
    /// What is wrong with an amount, or null. Where the currency is not known only the shape is looked at, and the amount is null
    /// whatever the answer.
    /// </summary>
    public static string? Read(string text, Currency? currency, out Money? amount)
    {
        amount = null;
        var read = Money.TryParseDecimal(text, currency ?? Currency.Usd, out var found, out var error);
        if (!IsOfShape(error) || text.AsSpan().IndexOfAnyExcept('0', '.') < 0)
            return NotAnAmount;
        if (error == MoneyRefusal.LeadingZero)
            return NotAnAmount + " without leading zeros";
        if (currency is not { } known)
            return null;
        if (error is MoneyRefusal.TooManyDecimals or MoneyRefusal.TooFewDecimals)
            return $"{NotAnAmount} {Precision(known)}";
        if (!read || found.MinorUnits > Limits.Amount)
            return $"{NotAnAmount} of at most \"{Money.FromMinorUnits(Limits.Amount, known).ToDecimalString()}\" for {known.Code}";

        amount = found;
        return null;
    }

    private static bool IsOfShape(MoneyRefusal error) => error is MoneyRefusal.None or >= MoneyRefusal.LeadingZero;

    private static string Precision(Currency currency)
    {
        var example = Money.FromDecimal(50m, currency).ToDecimalString();
        return currency.MinorUnitDigits == 0
            ? $"without decimals for {currency.Code}, such as \"{example}\""
            : $"with {currency.MinorUnitDigits} decimals for {currency.Code}, such as \"{example}\"";
    }
}
