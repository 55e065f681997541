using System.Buffers;
using System.Globalization;
using System.Text;

namespace Payments;

/// <summary>
/// What a text of a merchant's or a customer's own may hold: something, not too much, no control characters and no card number.
/// Pure.
/// </summary>
internal static class FieldText
{
    public static Refusal? Check(string? text, int longest, string field, bool multiline = false) =>
        text is null ? null
        : text.Length == 0 ? Wrong("empty_text", field, "is empty; leave it out or fill it in")
        : TextRules.IsLonger(text, longest) ? Wrong("text_too_long", field, $"has at most {longest} characters; shorten it")
        : !TextRules.IsText(text, multiline) ? Wrong("not_text", field, "is text without control characters; remove them")
        : CardNumber.IsWithin(text) ? Wrong("card_data_not_allowed", field, "holds a card number; leave it out")
        : null;

    public static Refusal? CheckUrl(string? text, Owner owner, string field, out string? url, bool allowHttp = false)
    {
        url = null;
        if (text is null)
            return null;
        if (CardNumber.IsWithin(text) || CardNumber.IsWithin(Uri.UnescapeDataString(text)))
            return Wrong("card_data_not_allowed", field, "holds a card number; leave it out");

        var refusal = RedirectUrl.Check(text, allowHttp, allowHttpLoopback: !owner.Livemode, out var kept);
        url = kept;
        return refusal == RedirectUrlRefusal.None
            ? null
            : new Refusal(RefusalKind.Invalid, "invalid_url", RedirectUrl.Describe(refusal, field), field);
    }

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}

/// <summary>The beginning of a text that somebody else wrote, fit for a message to them or for a log.</summary>
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

/// <summary>What counts as text at the edges: whole characters, no NUL, no control characters.</summary>
internal static class TextRules
{
    /// <summary>True where every character is whole and none is a control character; line breaks and tabs pass where asked.</summary>
    public static bool IsText(string text, bool multiline)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && !(multiline && text[i] is '\n' or '\r' or '\t')))
                return false;
        }

        return true;
    }

    /// <summary>True where the text has more Unicode characters than the limit.</summary>
    public static bool IsLonger(string text, int limit)
    {
        if (text.Length <= limit)
            return false;

        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count > limit;
    }
}

/// <summary>
/// Writes rows by RFC 4180. A text with something in it that a spreadsheet would take for a formula gets an apostrophe in front of that.
/// </summary>
internal sealed class CsvWriter(TextWriter destination)
{
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",;|\t\"\r\n");

    /// <summary>Writes one row of texts that the library has made itself, such as amounts and headings.</summary>
    public Task WriteAsync(params ReadOnlySpan<string?> cells)
    {
        var quoted = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            quoted[i] = Quote(cells[i] ?? "");
        return destination.WriteAsync(string.Join(',', quoted) + "\r\n");
    }

    /// <summary>
    /// What somebody else wrote, harmless in a spreadsheet. Quotes do not help: a spreadsheet that splits cells at semicolons or tabs
    /// finds them in the middle of a cell, where they mean nothing, so what follows a separator is looked at too.
    /// </summary>
    public static string? Harmless(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;

        var safe = new StringBuilder(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            // Some take what follows a tab or a line break at the very beginning for the cell.
            var isCell = i == 0 || (IsSeparator(text[i - 1]) && !IsSeparator(text[i]));
            if (isCell && (IsFormula(text.AsSpan(i)) || (i == 0 && text[0] is '\t' or '\r' or '\n')))
                safe.Append('\'');
            safe.Append(text[i]);
        }

        return safe.ToString();
    }

    private static bool IsSeparator(char character) => character is ';' or '|' or '\t' or '\r' or '\n';

    // Also in the wide forms of East Asian keyboards, and behind what is trimmed, not shown or taken off as quotes.
    private static bool IsFormula(ReadOnlySpan<char> cell)
    {
        foreach (var character in cell)
        {
            if (character is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20')
                return true;
            if (!char.IsWhiteSpace(character) && character != '"' && char.GetUnicodeCategory(character) is not UnicodeCategory.Format)
                return false;
        }

        return false;
    }

    private static string Quote(string text) =>
        !text.AsSpan().ContainsAny(_quoted) ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
