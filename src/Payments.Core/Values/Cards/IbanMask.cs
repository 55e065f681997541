namespace Payments;

/// <summary>
/// Hides the IBANs of a text from the search for card numbers: one German or Danish IBAN in some dozens has the digits of a card.
/// What only looks like an IBAN is left: its length and structure are its country's, and its check digits are held against the rest. Pure.
/// </summary>
internal static class IbanMask
{
    private const int Shortest = 15;
    private const int Longest = 34;
    private const int AccountAt = 4;
    private const char Separator = ' ';

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

    // Separators included. It has its country's length and structure, and ends where a word ends.
    private static int LengthAt(ReadOnlySpan<char> text)
    {
        if (IbanCountries.StructureOf(text[..2]) is not { } structure)
            return 0;

        Span<char> iban = stackalloc char[Longest];
        iban = iban[..(AccountAt + structure.Length)];
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == Separator)
                continue;
            if (!Fits(text[at], count < AccountAt ? "aann"[count] : structure[count - AccountAt]))
                return 0;

            iban[count++] = text[at];
            if (count == iban.Length)
                return (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1])) && IbanCheckDigits.AreValid(iban) ? at + 1 : 0;
        }

        return 0;
    }

    private static bool Fits(char character, char kind) =>
        kind switch
        {
            'a' => IsLetter(character),
            'n' => char.IsAsciiDigit(character),
            _ => IsLetter(character) || char.IsAsciiDigit(character),
        };

    private static bool IsLetter(char character) => character is >= 'A' and <= 'Z';
}
