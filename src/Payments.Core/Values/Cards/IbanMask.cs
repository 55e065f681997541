namespace Payments;

/// <summary>
/// Hides the IBANs of a text from the search for card numbers: one German or Danish IBAN in some dozens has the digits of a card.
/// What only looks like an IBAN is left, for its check digits are held against the rest. Pure.
/// </summary>
internal static class IbanMask
{
    private const int Shortest = 15;
    private const int Longest = 34;

    /// <summary>Puts a mark over every character of every IBAN.</summary>
    /// <param name="text">Letters in upper case, digits in ASCII, one space between groups.</param>
    /// <param name="mark">What to put there.</param>
    public static void Hide(Span<char> text, char mark)
    {
        for (var start = 0; start + Shortest <= text.Length; start++)
        {
            if ((start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])) && LengthAt(text[start..]) is > 0 and var length)
                text.Slice(start, length).Fill(mark);
        }
    }

    // The longest, separators included; it ends where a word ends.
    private static int LengthAt(ReadOnlySpan<char> text)
    {
        if (!IsLetter(text[0]) || !IsLetter(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3]))
            return 0;

        Span<char> account = stackalloc char[Longest];
        var (count, longest) = (0, 0);
        for (var at = 0; at < text.Length && count < Longest; at++)
        {
            if (text[at] == ' ')
                continue;
            if (!char.IsAsciiDigit(text[at]) && !IsLetter(text[at]))
                break;

            account[count++] = text[at];
            var endsWord = at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]);
            if (endsWord && count >= Shortest && HasCheckDigits(account[..count]))
                longest = at + 1;
        }

        return longest;
    }

    // ISO 7064: the country and the check digits go behind the rest, letters count from 10, and 1 is left of the whole by 97.
    private static bool HasCheckDigits(ReadOnlySpan<char> iban)
    {
        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var character = iban[(i + 4) % iban.Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + (character - '0')) % 97
                : ((remainder * 100) + (character - 'A' + 10)) % 97;
        }

        return remainder == 1;
    }

    private static bool IsLetter(char character) => character is >= 'A' and <= 'Z';
}
