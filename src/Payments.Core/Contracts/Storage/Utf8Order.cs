namespace Payments.Storage;

/// <summary>
/// The order of text by its UTF-8 bytes, as SQL stores compare it. Ordinal comparison differs from it in one thing: it puts
/// surrogates, which stand for the highest code points, before U+E000 to U+FFFF.
/// </summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);

        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    public static int Compare(Owner left, Owner right)
    {
        var order = Compare(left.Account, right.Account);
        return order != 0 ? order : left.Livemode.CompareTo(right.Livemode);
    }

    private static int Rank(char character) => char.IsSurrogate(character) ? character + 0x10000 : character;
}
