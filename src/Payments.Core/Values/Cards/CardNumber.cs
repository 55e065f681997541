using System.Buffers;
using System.Text;

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
    /// True where a text holds what is very likely a card number: digits of a known issuer, as many as its numbers have and with
    /// a right check digit, in any script. They are in one run, or in groups as cards print them and people space them (fours, 4-6-5,
    /// 4-6-4, 6-13, 6-10, 8-8 and the like) that touch no letter: one UUID in a thousand would pass for a card number otherwise. Between
    /// the groups are spaces, tabs, dashes, dots, middle dots, slashes, underscores, bars, pluses, stars, tildes or apostrophes; invisible
    /// characters count for nothing. The digits of an IBAN are none, nor are those in the midst of a longer list with slashes or bars.
    /// </summary>
    public static bool IsWithin(ReadOnlySpan<char> text)
    {
        if (!MayHold(text))
            return false;

        char[]? rented = null;
        var plain = text.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        plain = plain[..Simplify(text, plain)];
        IbanMask.Hide(plain, Other);
        var isWithin = IsWithinPlain(plain);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return isWithin;
    }

    private const int OnStack = 512;
    private const char Separator = ' ';
    private const char Listing = '/';
    private const char OtherLetter = 'a';
    private const char Other = '?';

    // Most texts have too few digits, and the rest of the work is spared.
    private static bool MayHold(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if ((char.IsAsciiDigit(character) || character > '\x7F') && ++digits >= CardBrands.ShortestNumber)
                return true;
        }

        return false;
    }

    // Digits in ASCII, letters in upper case, one separator for a run of them, nothing for what is invisible, and a mark for all else.
    private static int Simplify(ReadOnlySpan<char> text, Span<char> plain)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var one = TypedNumber.Plain(rune);
            if (StrayCharacters.IsInvisible(one))
                continue;

            var kind =
                one.IsAscii && char.IsAsciiDigit((char)one.Value) ? (char)one.Value
                : one.Value is '/' or '|' ? Listing
                : IsSeparator(one) ? Separator
                : one.IsAscii && char.IsAsciiLetter((char)one.Value) ? char.ToUpperInvariant((char)one.Value)
                : Rune.IsLetter(one) ? OtherLetter
                : Other;
            var isRun = count > 0 && kind is Separator or Listing && plain[count - 1] is Separator or Listing;
            if (!isRun)
                plain[count++] = kind;
            else if (kind == Listing)
                plain[count - 1] = kind;
        }

        return count;
    }

    // No line breaks and commas: four short numbers in a list are no card.
    private static bool IsSeparator(Rune rune) =>
        rune.Value is '.' or '_' or '+' or '*' or '~' or '\'' or '’' or '·' or '•'
        || StrayCharacters.IsDash(rune)
        || (StrayCharacters.IsSpace(rune) && rune.Value is not ('\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029));

    private static bool IsWithinPlain(ReadOnlySpan<char> text)
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
                if (text[at] is Separator or Listing)
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
        digits.Length >= CardBrands.ShortestNumber
        && HasValidCheckDigit(digits)
        && CardIssuers.Find(digits) is { } range
        && range.Lengths.Contains(digits.Length);

    private static bool ArePrintedGroups(ReadOnlySpan<int> groups) =>
        groups switch
        {
            [4, 6, 4 or 5] or [6, 10 or 13] or [8, 8] or [12, 4] or [4, 4, 8] => true,
            [.. var fours, <= 4] => !fours.ContainsAnyExcept(4),
            _ => false,
        };

    private static bool StandsAlone(ReadOnlySpan<char> text, int first, int last)
    {
        var before = first == 0 ? Other : text[first - 1];
        var after = last + 1 == text.Length ? Other : text[last + 1];
        return !char.IsAsciiLetter(before)
            && !char.IsAsciiLetter(after)
            && ((before != Listing && after != Listing) || !text[first..last].Contains(Listing));
    }
}
