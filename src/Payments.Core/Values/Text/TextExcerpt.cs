using System.Globalization;
using System.Text;

namespace Payments;

/// <summary>The beginning of a text that somebody else wrote, fit for a message that goes back to them or into a log.</summary>
public static class TextExcerpt
{
    /// <summary>
    /// The first characters (Unicode scalar values), with "?" for each that hides or steers text; of a text with a card number in it
    /// nothing but a note that it has one.
    /// </summary>
    /// <param name="text">Any text; half a surrogate pair reads as U+FFFD.</param>
    /// <param name="limit">How many characters; 60 where it is left out.</param>
    public static string Of(string text, int limit = 60)
    {
        if (CardNumber.IsWithin(text))
            return "(a card number)";

        var excerpt = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(limit))
            excerpt.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? "?" : rune.ToString());
        return excerpt.ToString();
    }
}
