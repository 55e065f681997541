namespace Payments;

/// <summary>Numbers as people write them, with something between the groups.</summary>
internal static class AccountText
{
    // No number of an account is nearly this long, however it is spaced.
    private const int Longest = 60;

    /// <summary>
    /// The text without spaces, dashes, dots, brackets and slashes; null where it is too long to be a number.
    /// </summary>
    public static string? Compact(string text) =>
        text.Length > Longest
            ? null
            : string.Concat(text.Where(character => character is not (' ' or '\u00a0' or '\u202f' or '-' or '.' or '(' or ')' or '/')));

    public static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    public static string Last4(string text) => text[^4..];

    /// <summary>True where the digits end in their check digit by Luhn's formula; zeros alone never do.</summary>
    public static bool HasValidMod10(string digits) => CardNumber.HasValidCheckDigit(digits);

    /// <summary>True where the digits, weighed from the right by 1 to 10 and again by 1 and on, add up to a multiple of 11.</summary>
    public static bool HasValidMod11(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[^(i + 1)] - '0') * ((i % 10) + 1);
        return sum % 11 == 0;
    }
}
