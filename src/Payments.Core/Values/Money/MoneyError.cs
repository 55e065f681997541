namespace Payments;

/// <summary>
/// Why an amount was refused. When several reasons apply, the one that stands first is given: characters that have no place in an
/// amount, then its shape, then its value.
/// </summary>
public enum MoneyError
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

    /// <summary>No digit stands before or after the point.</summary>
    MissingDigits = 9,

    /// <summary>A zero stands before other digits of the whole part.</summary>
    LeadingZero = 10,

    /// <summary>There are more decimals than the currency has.</summary>
    TooManyDecimals = 11,

    /// <summary>There are fewer decimals than the currency has.</summary>
    TooFewDecimals = 12,

    /// <summary>The amount exceeds 9,223,372,036,854,775,807 minor units, or lies below the negative of one more.</summary>
    OutOfRange = 13,
}
