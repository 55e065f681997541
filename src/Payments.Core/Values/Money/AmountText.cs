using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Payments;

/// <summary>
/// The wire forms of an amount, over characters and UTF-8 alike. What it does not accept, <see cref="AmountDiagnosis"/> explains.
/// </summary>
internal static class AmountText
{
    // Nineteen digits never overflow 64 bits without a sign, so reading them needs no check until the end.
    private const int MostDigits = 19;

    // A sign, nineteen digits and a point.
    private const int LongestText = 21;

    // An array, as a span over constants allocates in code that is not optimized.
    private static readonly ulong[] PowersOfTen = [1, 10, 100, 1_000, 10_000];

    internal static MoneyRefusal ReadMinorUnits<TChar>(ReadOnlySpan<TChar> text, out long units)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ulong magnitude = 0;
        return
            HasWholePart(text, text.Length) && text.Length <= MostDigits && TryAppend(text, ref magnitude) && TryFit(magnitude, out units)
            ? MoneyRefusal.None
            : AmountDiagnosis.OfMinorUnits(text, out units);
    }

    internal static MoneyRefusal ReadDecimal<TChar>(ReadOnlySpan<TChar> text, int decimals, out long units)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ulong magnitude = 0;
        int whole = decimals == 0 ? text.Length : text.Length - decimals - 1;
        return
            HasWholePart(text, whole)
            && whole + decimals <= MostDigits
            && TryAppend(text[..whole], ref magnitude)
            && (decimals == 0 || (text[whole] == TChar.CreateTruncating('.') && TryAppend(text[(whole + 1)..], ref magnitude)))
            && TryFit(magnitude, out units)
            ? MoneyRefusal.None
            : AmountDiagnosis.OfDecimal(text, decimals, out units);
    }

    internal static string ToString(long units, int decimals)
    {
        Span<char> text = stackalloc char[LongestText];
        return new string(text[..Write(text, units, decimals)]);
    }

    internal static bool TryWrite<TChar>(Span<TChar> destination, long units, int decimals, out int written)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        Span<TChar> text = stackalloc TChar[LongestText];
        text = text[..Write(text, units, decimals)];
        bool fits = text.TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }

    internal static ulong Magnitude(long units) => unchecked(units < 0 ? 0UL - (ulong)units : (ulong)units);

    private static int Write<TChar>(Span<TChar> text, long units, int decimals)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        int length = 0;
        if (units < 0)
            text[length++] = TChar.CreateTruncating('-');

        (ulong whole, ulong fraction) = Math.DivRem(Magnitude(units), PowersOfTen[decimals]);
        length += WriteWhole(text[length..], whole);
        if (decimals == 0)
            return length;

        text[length] = TChar.CreateTruncating('.');
        for (int position = length + decimals; position > length; position--)
        {
            (fraction, ulong digit) = Math.DivRem(fraction, 10);
            text[position] = TChar.CreateTruncating('0' + digit);
        }

        return length + decimals + 1;
    }

    private static int WriteWhole<TChar>(Span<TChar> text, ulong whole)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        _ =
            typeof(TChar) == typeof(char)
                ? whole.TryFormat(MemoryMarshal.Cast<TChar, char>(text), out int written, provider: CultureInfo.InvariantCulture)
                : whole.TryFormat(MemoryMarshal.Cast<TChar, byte>(text), out written, provider: CultureInfo.InvariantCulture);
        return written;
    }

    private static bool HasWholePart<TChar>(ReadOnlySpan<TChar> text, int length)
        where TChar : unmanaged, IBinaryInteger<TChar> => length == 1 || (length > 1 && text[0] != TChar.CreateTruncating('0'));

    private static bool TryAppend<TChar>(ReadOnlySpan<TChar> digits, ref ulong magnitude)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        foreach (TChar character in digits)
        {
            uint digit = unchecked(uint.CreateTruncating(character) - '0');
            if (digit > 9)
                return false;
            magnitude = unchecked((magnitude * 10) + digit);
        }

        return true;
    }

    private static bool TryFit(ulong magnitude, out long units)
    {
        units = unchecked((long)magnitude);
        return units >= 0;
    }
}
