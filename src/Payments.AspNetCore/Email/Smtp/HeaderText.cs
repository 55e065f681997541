using System.Text;

namespace Payments.AspNetCore;

/// <summary>
/// The values of mail headers, folded so that no line has more than 78 characters (RFC 5322), unless one address is longer. What is not
/// printable ASCII goes in encoded words (RFC 2047), so that no text can end its header.
/// </summary>
internal static class HeaderText
{
    private const int LongestLine = 78;

    // An encoded word has at most 75 characters: 12 around it, and 4 for every 3 bytes.
    private const int LongestWord = 75;
    private const int AroundWord = 12;

    /// <summary>The value of a header such as Subject.</summary>
    public static string Unstructured(string header, string text)
    {
        var begin = header.Length + 2;
        return IsPlain(text) && Folded(begin, text) is { } folded ? folded : string.Join("\r\n ", Encoded(begin, text));
    }

    /// <summary>An address, with the name beside it or without.</summary>
    public static string Mailbox(string header, string? name, string address)
    {
        if (name is null)
            return $"<{address}>";

        var quoted = $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        var begin = header.Length + 2;
        var lines = IsPlain(name) && begin + quoted.Length <= LongestLine ? [quoted] : Encoded(begin, name);
        var end = lines[^1].Length + (lines.Count == 1 ? begin : 1);
        return $"{string.Join("\r\n ", lines)}{(end + address.Length + 3 <= LongestLine ? "" : "\r\n")} <{address}>";
    }

    private static bool IsPlain(string text) =>
        text.All(character => character is >= ' ' and < '\u007F') && text.Trim() == text && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>The text in lines that end before a space; null where a word is too long, or a line would be of spaces alone.</summary>
    private static string? Folded(int begin, string text)
    {
        if (begin + text.Length <= LongestLine)
            return text;
        if (text.Contains("  ", StringComparison.Ordinal))
            return null;

        var folded = new StringBuilder();
        var column = begin;
        foreach (var word in text.Split(' '))
        {
            if (folded.Length > 0)
            {
                var fits = column + 1 + word.Length <= LongestLine;
                folded.Append(fits ? " " : "\r\n ");
                column = fits ? column + 1 : 1;
            }

            folded.Append(word);
            column += word.Length;
            if (column > LongestLine)
                return null;
        }

        return folded.ToString();
    }

    private static List<string> Encoded(int begin, string text)
    {
        List<string> words = [];
        List<byte> word = [];
        Span<byte> utf8 = stackalloc byte[4];

        // No character is torn between two words.
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            var room = Math.Min(LongestWord, LongestLine - (words.Count == 0 ? begin : 1)) - AroundWord;
            if (word.Count + length > room / 4 * 3)
                End();
            word.AddRange(utf8[..length]);
        }

        End();
        return words;

        void End()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
