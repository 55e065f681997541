namespace Payments;

/// <summary>Words for people who must correct an amount.</summary>
public static class MoneyErrors
{
    /// <summary>
    /// One English sentence that names the remedy for an amount of this currency; empty for <see cref="MoneyError.None"/>.
    /// It never repeats the refused text.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The error is not one of the enumeration.</exception>
    /// <exception cref="InvalidOperationException">The currency is <c>default</c>.</exception>
    public static string Describe(MoneyError error, Currency currency) =>
        Enum.IsDefined(error)
            ? error switch
            {
                MoneyError.None => "",
                MoneyError.Empty => "The amount is empty; write it in digits.",
                MoneyError.NotANumber => "The amount is not a number; write it in the digits 0 to 9.",
                MoneyError.NonAsciiDigit => "The amount has digits of another script; write it in the ASCII digits 0 to 9.",
                MoneyError.Whitespace => "The amount has white space; remove it.",
                MoneyError.Exponent => "The amount has an exponent; write all its digits.",
                MoneyError.Sign => "The amount has a sign; write it without one.",
                MoneyError.Separator => "The amount has separators; write its digits without grouping, and decimals after one point.",
                MoneyError.DecimalPoint => "The amount is in minor units, which are whole; write "
                    + $"{OneHundred(currency).ToMinorUnitString()} for {OneHundred(currency)}.",
                MoneyError.MissingDigits =>
                    "The amount lacks digits before or after the point; write at least one on each side, or leave the point out.",
                MoneyError.LeadingZero => "The amount has leading zeros; remove them.",
                MoneyError.TooManyDecimals => $"The amount has more decimals than {currency.Code} has; write "
                    + $"{Decimals(currency)}, as in {OneHundred(currency).ToDecimalString()}.",
                MoneyError.TooFewDecimals => $"The amount has fewer decimals than {currency.Code} has; write "
                    + $"{Decimals(currency)}, as in {OneHundred(currency).ToDecimalString()}.",
                MoneyError.OutOfRange => "The amount is out of range; write at most "
                    + $"{Money.FromMinorUnits(long.MaxValue, currency).ToDecimalString()} {currency.Code}.",
            }
            : throw new ArgumentOutOfRangeException(nameof(error), error, "Use a defined MoneyError.");

    private static Money OneHundred(Currency currency) => Money.FromDecimal(100m, currency);

    private static string Decimals(Currency currency) => currency.MinorUnitDigits == 0 ? "none" : $"exactly {currency.MinorUnitDigits}";
}
