namespace Payments;

/// <summary>What an e-mail may be made of. Pure.</summary>
public static class EmailRules
{
    /// <summary>
    /// Whether a text has the form of a language tag (BCP 47), such as "en", "de-AT" or "zh-Hant-TW": at most 35 characters. One
    /// that nobody speaks passes.
    /// </summary>
    public static bool IsLocale(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LanguageTag.IsOne(text);
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
