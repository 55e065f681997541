using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Payments;

/// <summary>
/// Finds out which refusal of a text stands first in <see cref="MoneyError"/>. It runs only over refused text, so it looks at whole
/// characters of any script where the reading loop looks at bytes.
/// </summary>
internal static class AmountDiagnosis
{
    internal static MoneyError OfMinorUnits<TChar>(ReadOnlySpan<TChar> text, out long units)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        units = 0;
        MoneyError error = OfCharacters(text, out int points);
        if (error != MoneyError.None)
            return error;
        if (points > 0)
            return MoneyError.DecimalPoint;
        return HasLeadingZero(text) ? MoneyError.LeadingZero : MoneyError.OutOfRange;
    }

    internal static MoneyError OfDecimal<TChar>(ReadOnlySpan<TChar> text, int decimals, out long units)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        units = 0;
        MoneyError error = OfCharacters(text, out int points);
        if (error != MoneyError.None)
            return error;

        int point = text.IndexOf(TChar.CreateTruncating('.'));
        if (point == 0 || point == text.Length - 1)
            return MoneyError.MissingDigits;
        if (HasLeadingZero(text))
            return MoneyError.LeadingZero;
        int found = points == 0 ? 0 : text.Length - point - 1;
        return found.CompareTo(decimals) switch
        {
            > 0 => MoneyError.TooManyDecimals,
            < 0 => MoneyError.TooFewDecimals,
            0 => MoneyError.OutOfRange,
        };
    }

    private static bool HasLeadingZero<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        text.Length > 1 && text[0] == TChar.CreateTruncating('0') && text[1] != TChar.CreateTruncating('.');

    /// <summary>None means that the text is ASCII digits with at most one point, in any arrangement.</summary>
    private static MoneyError OfCharacters<TChar>(ReadOnlySpan<TChar> text, out int points)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        points = 0;
        MoneyError first = text.IsEmpty ? MoneyError.Empty : MoneyError.None;
        int previous = -1;
        while (!text.IsEmpty)
        {
            OperationStatus status = Decode(text, out Rune rune, out int length);
            text = text[length..];
            if (rune.Value == '.')
                points++;

            int next = text.IsEmpty ? -1 : int.CreateTruncating(text[0]);
            MoneyError error = status == OperationStatus.Done ? OfCharacter(rune, previous, next) : MoneyError.NotANumber;
            if (points > 1 && error == MoneyError.None)
                error = MoneyError.Separator;
            if (error != MoneyError.None && (first == MoneyError.None || error < first))
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

    private static MoneyError OfCharacter(Rune rune, int previous, int next) =>
        rune.Value switch
        {
            (>= '0' and <= '9') or '.' => MoneyError.None,
            'e' or 'E' when IsDigitOrPoint(previous) && (IsDigitOrPoint(next) || next is '+' or '-') => MoneyError.Exponent,
            '+' or '-' or '\u2212' or '\uFE62' or '\uFE63' or '\uFF0B' or '\uFF0D' => MoneyError.Sign,
            ',' or '_' or '\'' or '\u2019' or '\u066B' or '\u066C' or '\uFF0C' or '\uFF0E' => MoneyError.Separator,
            _ when Rune.IsWhiteSpace(rune) => MoneyError.Whitespace,
            _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber => MoneyError.NonAsciiDigit,
            _ => MoneyError.NotANumber,
        };

    private static bool IsDigitOrPoint(int character) => character is (>= '0' and <= '9') or '.';
}
