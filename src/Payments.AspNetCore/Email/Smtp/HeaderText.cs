namespace Payments.AspNetCore;

/// <summary>
/// Words as mail headers carry them. What is not short printable ASCII goes in encoded words, so that no text can end its header.
/// </summary>
internal static class HeaderText
{
    private const int LongestPlain = 70;

    // An encoded word has at most 75 characters: 12 around it, and 4 for every 3 bytes.
    private const int BytesPerWord = 45;

    /// <summary>The value of a header such as Subject.</summary>
    public static string Unstructured(string text) => IsPlain(text) ? text : Encoded(text);

    /// <summary>A name beside an address.</summary>
    public static string Phrase(string text) =>
        IsPlain(text)
            ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Encoded(text);

    private static bool IsPlain(string text) =>
        text.Length <= LongestPlain
        && text.All(character => character is >= ' ' and < '\u007F')
        && text.Trim() == text
        && !text.Contains("=?", StringComparison.Ordinal);

    private static string Encoded(string text)
    {
        List<string> words = [];
        var word = new List<byte>(BytesPerWord);
        Span<byte> utf8 = stackalloc byte[4];

        // No character is torn between two words.
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (word.Count + length > BytesPerWord)
                End();
            word.AddRange(utf8[..length]);
        }

        End();
        return string.Join("\r\n ", words);

        void End()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
