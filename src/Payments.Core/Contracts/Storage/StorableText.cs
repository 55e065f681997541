namespace Payments.Storage;

/// <summary>
/// What every store can keep in a key or a column: any text without U+0000 and without half a surrogate pair, which
/// PostgreSQL refuses. Documents are JSON and have no such limit. To look for other text finds nothing.
/// </summary>
public static class StorableText
{
    /// <summary>True where a key or a column can hold the text.</summary>
    public static bool IsStorable(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\0')
                return false;
            if (!char.IsSurrogate(character))
                continue;
            if (!char.IsHighSurrogate(character) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                return false;

            index++;
        }

        return true;
    }

    /// <summary>The text, where a key or a column can hold it.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static string Require(string text, string parameterName) =>
        IsStorable(text)
            ? text
            : throw new ArgumentException(
                "Text in a key or a column has no U+0000 and no half surrogate pair. Refuse it where it enters.",
                parameterName
            );
}
