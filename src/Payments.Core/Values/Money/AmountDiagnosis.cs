using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Payments;

/// <summary>
/// Finds out which refusal of a text comes first in <see cref="MoneyRefusal"/>. It runs only over refused text, so it looks at whole
/// characters of any script where the reading loop looks at bytes.
/// </summary>
internal static class AmountDiagnosis
{
    internal static MoneyRefusal OfMinorUnits<TChar>(ReadOnlySpan<TChar> text, out long units)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        units = 0;
        MoneyRefusal error = OfCharacters(text, out int points);
        if (error != MoneyRefusal.None)
            return error;
        if (points > 0)
            return MoneyRefusal.DecimalPoint;
        return HasLeadingZero(text) ? MoneyRefusal.LeadingZero : MoneyRefusal.OutOfRange;
    }

    internal static MoneyRefusal OfDecimal<TChar>(ReadOnlySpan<TChar> text, int decimals, out long units)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        units = 0;
        MoneyRefusal error = OfCharacters(text, out int points);
        if (error != MoneyRefusal.None)
            return error;

        int point = text.IndexOf(TChar.CreateTruncating('.'));
        if (point == 0 || point == text.Length - 1)
            return MoneyRefusal.MissingDigits;
        if (HasLeadingZero(text))
            return MoneyRefusal.LeadingZero;
        int found = points == 0 ? 0 : text.Length - point - 1;
        return found.CompareTo(decimals) switch
        {
            > 0 => MoneyRefusal.TooManyDecimals,
            < 0 => MoneyRefusal.TooFewDecimals,
            0 => MoneyRefusal.OutOfRange,
        };
    }

    private static bool HasLeadingZero<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        text.Length > 1 && text[0] == TChar.CreateTruncating('0') && text[1] != TChar.CreateTruncating('.');

    /// <summary>None means that the text is ASCII digits with at most one point, in any arrangement.</summary>
    private static MoneyRefusal OfCharacters<TChar>(ReadOnlySpan<TChar> text, out int points)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        points = 0;
        MoneyRefusal first = text.IsEmpty ? MoneyRefusal.Empty : MoneyRefusal.None;
        int previous = -1;
        while (!text.IsEmpty)
        {
            OperationStatus status = Decode(text, out Rune rune, out int length);
            text = text[length..];
            if (rune.Value == '.')
                points++;

            int next = text.IsEmpty ? -1 : int.CreateTruncating(text[0]);
            MoneyRefusal error = status == OperationStatus.Done ? OfCharacter(rune, previous, next) : MoneyRefusal.NotANumber;
            if (points > 1 && error == MoneyRefusal.None)
                error = MoneyRefusal.Separator;
            if (error != MoneyRefusal.None && (first == MoneyRefusal.None || error < first))
                first = error;
            previous = rune.Value;
        }

        return first;
    }

    private static OperationStatus Decode<TChar>(ReadOnlySpan<TChar> text, out Rune rune, out int length)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        typeof(TChar) == typeof(char)
            ? Rune.DecodeFromUtf16(MemoryMarshal.Cast<TChar, char>(text), out rune, out length)
            : Rune.DecodeFromUtf8(MemoryMarshal.Cast<TChar, byte>(text), out rune, out length);

    private static MoneyRefusal OfCharacter(Rune rune, int previous, int next) =>
        rune.Value switch
        {
            (>= '0' and <= '9') or '.' => MoneyRefusal.None,
            'e' or 'E' when IsDigitOrPoint(previous) && (IsDigitOrPoint(next) || next is '+' or '-') => MoneyRefusal.Exponent,
            '+' or '-' or '\u2212' or '\uFE62' or '\uFE63' or '\uFF0B' or '\uFF0D' => MoneyRefusal.Sign,
            ',' or '_' or '\'' or '\u2019' or '\u066B' or '\u066C' or '\uFF0C' or '\uFF0E' => MoneyRefusal.Separator,
            _ when Rune.IsWhiteSpace(rune) => MoneyRefusal.Whitespace,
            _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber => MoneyRefusal.NonAsciiDigit,
            _ => MoneyRefusal.NotANumber,
        };

    private static bool IsDigitOrPoint(int character) => character is (>= '0' and <= '9') or '.';
}
