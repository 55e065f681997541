namespace Payments;

/// <summary>What the digits of a card number reveal.</summary>
public static class CardNumber
{
    /// <summary>True where the text is digits only and its check digit is right (ISO/IEC 7812-1, Luhn).</summary>
    public static bool HasValidCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
                return false;

            var digit = digits[i] - '0';
            if ((digits.Length - i) % 2 == 0)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0 && digits.ContainsAnyExcept('0');
    }

    /// <summary>
    /// True where a text holds what is very likely a card number: digits of a known brand, as many as its numbers have and with
    /// a right check digit. They are in one run, or in groups as cards print them (fours, 4-6-5 or 4-6-4, with spaces or dashes
    /// between) that touch no letter: one UUID in a thousand would pass for a card number otherwise.
    /// </summary>
    public static bool IsWithin(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[CardBrands.LongestNumber];
        Span<int> groups = stackalloc int[CardBrands.LongestNumber];
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiDigit(text[start - 1])))
                continue;

            groups.Clear();
            var group = 0;
            for (int at = start, count = 0; at < text.Length && count < CardBrands.LongestNumber; at++)
            {
                if (text[at] is ' ' or '-')
                    continue;
                if (!char.IsAsciiDigit(text[at]))
                    break;

                if (count > 0 && !char.IsAsciiDigit(text[at - 1]))
                    group++;
                groups[group]++;
                digits[count++] = text[at];
                if (
                    (at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]))
                    && IsNumber(digits[..count])
                    && (group == 0 || (ArePrintedGroups(groups[..(group + 1)]) && StandsAlone(text, start, at)))
                )
                    return true;
            }
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> digits) =>
        digits.Length >= 13
        && CardBrands.Detect(digits) is var brand and not CardBrand.Unknown
        && CardBrands.AllowsLength(brand, digits.Length)
        && HasValidCheckDigit(digits);

    private static bool ArePrintedGroups(ReadOnlySpan<int> groups) =>
        groups switch
        {
            [4, 6, 4 or 5] => true,
            [.. var fours, <= 4] => !fours.ContainsAnyExcept(4),
            _ => false,
        };

    private static bool StandsAlone(ReadOnlySpan<char> text, int first, int last) =>
        (first == 0 || !char.IsLetter(text[first - 1])) && (last + 1 == text.Length || !char.IsLetter(text[last + 1]));
}
