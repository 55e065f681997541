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

    /// <summary>The text, or null where a column cannot hold it: such a record is not in the column's lists.</summary>
    internal static string? OrNull(string? text) => text is not null && IsStorable(text) ? text : null;

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

/// <summary>
/// The order of text by its UTF-8 bytes, as SQL stores compare it. Ordinal comparison differs from it in one thing: it puts
/// surrogates, which stand for the highest code points, before U+E000 to U+FFFF.
/// </summary>
public static class Utf8Order
{
    /// <summary>Less than 0 where the left text comes first, more where the right one does, 0 where they are equal.</summary>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);

        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    /// <summary>By account, and the test mode of one before its live mode.</summary>
    public static int Compare(Owner left, Owner right)
    {
        var order = Compare(left.Account, right.Account);
        return order != 0 ? order : left.Livemode.CompareTo(right.Livemode);
    }

    private static int Rank(char character) => char.IsSurrogate(character) ? character + 0x10000 : character;
}
