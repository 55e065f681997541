namespace Payments;

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
