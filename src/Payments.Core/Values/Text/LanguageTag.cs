namespace Payments;

/// <summary>The form of language tags. Pure.</summary>
internal static class LanguageTag
{
    private const int Longest = 35;

    /// <summary>
    /// Whether a text has the form of a language tag (BCP 47), such as "en", "de-AT" or "zh-Hant-TW": at most 35 characters. One
    /// that nobody speaks passes.
    /// </summary>
    public static bool IsOne(string text)
    {
        var parts = text.Split('-');
        return text.Length <= Longest
            && parts[0].Length is 2 or 3
            && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }
}
