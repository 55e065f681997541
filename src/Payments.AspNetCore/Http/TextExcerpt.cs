using System.Globalization;
using System.Text;

namespace Payments.AspNetCore;

/// <summary>The beginning of a text that a caller sent, fit for a message that goes back to them; of a card number nothing.</summary>
internal static class TextExcerpt
{
    private const int Limit = 60;

    public static string Of(string text)
    {
        if (CardNumber.IsWithin(text))
            return "(a card number)";

        var excerpt = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(Limit))
            excerpt.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? "?" : rune.ToString());
        return excerpt.ToString();
    }
}
