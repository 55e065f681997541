namespace Payments;

/// <summary>
/// Why an amount was refused. When several reasons apply, the first one in this list is given: characters that have no place in an
/// amount, then its shape, then its value.
/// </summary>
public enum MoneyRefusal
{
    /// <summary>The amount was accepted.</summary>
    None = 0,

    /// <summary>There is no text.</summary>
    Empty = 1,

    /// <summary>The text holds a character that belongs to no number: a letter, a currency sign, NUL, broken UTF-8 or UTF-16.</summary>
    NotANumber = 2,

    /// <summary>The text holds a digit that is not 0 to 9 of ASCII, such as an Arabic-Indic or a full-width one.</summary>
    NonAsciiDigit = 3,

    /// <summary>The text holds white space of any kind, a line feed or a no-break space included, at any place.</summary>
    Whitespace = 4,

    /// <summary>The text has an exponent, such as 1e5.</summary>
    Exponent = 5,

    /// <summary>The text has a sign, plus or minus.</summary>
    Sign = 6,

    /// <summary>The text holds a comma, an underscore, an apostrophe or the like, or more than one point.</summary>
    Separator = 7,

    /// <summary>An amount in minor units has a point.</summary>
    DecimalPoint = 8,

    /// <summary>There is no digit before or after the point.</summary>
    MissingDigits = 9,

    /// <summary>A zero precedes other digits of the whole part.</summary>
    LeadingZero = 10,

    /// <summary>There are more decimals than the currency has.</summary>
    TooManyDecimals = 11,

    /// <summary>There are fewer decimals than the currency has.</summary>
    TooFewDecimals = 12,

    /// <summary>The amount exceeds 9,223,372,036,854,775,807 minor units, or lies below the negative of one more.</summary>
    OutOfRange = 13,
}

/// <summary>Words for people who must correct an amount.</summary>
public static class MoneyRefusals
{
    /// <summary>
    /// One English sentence that names the remedy for an amount of this currency; empty for <see cref="MoneyRefusal.None"/>.
    /// It never repeats the refused text.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The error is not one of the enumeration.</exception>
    /// <exception cref="InvalidOperationException">The currency is <c>default</c>.</exception>
    public static string Describe(MoneyRefusal error, Currency currency) =>
        Enum.IsDefined(error)
            ? error switch
            {
                MoneyRefusal.None => "",
                MoneyRefusal.Empty => "The amount is empty; write it in digits.",
                MoneyRefusal.NotANumber => "The amount is not a number; write it in the digits 0 to 9.",
                MoneyRefusal.NonAsciiDigit => "The amount has digits of another script; write it in the ASCII digits 0 to 9.",
                MoneyRefusal.Whitespace => "The amount has white space; remove it.",
                MoneyRefusal.Exponent => "The amount has an exponent; write all its digits.",
                MoneyRefusal.Sign => "The amount has a sign; write it without one.",
                MoneyRefusal.Separator => "The amount has separators; write its digits without grouping, and decimals after one point.",
                MoneyRefusal.DecimalPoint => "The amount is in minor units, which are whole; write "
                    + $"{OneHundred(currency).ToMinorUnitString()} for {OneHundred(currency)}.",
                MoneyRefusal.MissingDigits =>
                    "The amount lacks digits before or after the point; write at least one on each side, or leave the point out.",
                MoneyRefusal.LeadingZero => "The amount has leading zeros; remove them.",
                MoneyRefusal.TooManyDecimals => $"The amount has more decimals than {currency.Code} has; write "
                    + $"{Decimals(currency)}, as in {OneHundred(currency).ToDecimalString()}.",
                MoneyRefusal.TooFewDecimals => $"The amount has fewer decimals than {currency.Code} has; write "
                    + $"{Decimals(currency)}, as in {OneHundred(currency).ToDecimalString()}.",
                MoneyRefusal.OutOfRange => "The amount is out of range; write at most "
                    + $"{Money.FromMinorUnits(long.MaxValue, currency).ToDecimalString()} {currency.Code}.",
            }
            : throw new ArgumentOutOfRangeException(nameof(error), error, "Use a defined MoneyRefusal.");

    private static Money OneHundred(Currency currency) => Money.FromDecimal(100m, currency);

    private static string Decimals(Currency currency) => currency.MinorUnitDigits == 0 ? "none" : $"exactly {currency.MinorUnitDigits}";
}
