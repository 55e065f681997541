namespace Payments;

/// <summary>What an e-mail may be made of. Pure.</summary>
public static class EmailRules
{
    private const int LongestLocale = 35;

    /// <summary>
    /// Whether a text has the form of a language tag (BCP 47), such as "en", "de-AT" or "zh-Hant-TW": at most 35 characters. One
    /// that nobody speaks passes.
    /// </summary>
    public static bool IsLocale(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('-');
        return text.Length <= LongestLocale
            && parts[0].Length is 2 or 3
            && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    internal static Refusal? Check(string to, string? locale) =>
        !CustomerRules.IsEmail(to) ? new(RefusalKind.Invalid, "invalid_email", $"to {CustomerRules.DescribeEmail(to)}", "to")
        : locale is not null && !IsLocale(locale)
            ? new(
                RefusalKind.Invalid,
                "invalid_locale",
                "locale must be a language tag such as en-GB; leave it out for the shop's own language",
                "locale"
            )
        : null;
}
