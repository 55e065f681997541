using System.Numerics;

namespace Payments;

/// <summary>Finds the number of a currency from the text of its code, in characters or UTF-8, by one array access.</summary>
internal static class CurrencyLookup
{
    private const int Letters = 26;
    private const byte Unlisted = 0;
    private const byte WithoutMinorUnit = byte.MaxValue;

    private static readonly byte[] NumbersByLetters = BuildNumbers();

    /// <summary>Numbers count from 1, active codes first and retired ones after, so that 0 stays free for "no currency".</summary>
    internal static byte Find<TChar>(ReadOnlySpan<TChar> code, bool ignoreCase, out CurrencyRefusal error, bool withRetired = false)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        if (!TryPosition(code, ignoreCase, out int position))
        {
            error = CurrencyRefusal.Malformed;
            return 0;
        }

        byte number = NumbersByLetters[position];
        error = number switch
        {
            Unlisted => CurrencyRefusal.Unknown,
            WithoutMinorUnit => CurrencyRefusal.WithoutMinorUnit,
            _ when number > CurrencyTable.Entries.Length && !withRetired => CurrencyRefusal.Unknown,
            _ => CurrencyRefusal.None,
        };
        return error == CurrencyRefusal.None ? number : (byte)0;
    }

    private static bool TryPosition<TChar>(ReadOnlySpan<TChar> code, bool ignoreCase, out int position)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        position = 0;
        if (code.Length != 3)
            return false;

        foreach (TChar character in code)
        {
            // Setting bit 5 folds the ASCII letters only: no other character, such as the Kelvin sign, lands among them.
            uint letter = ignoreCase
                ? unchecked((uint.CreateTruncating(character) | 0x20u) - 'a')
                : unchecked(uint.CreateTruncating(character) - 'A');
            if (letter >= Letters)
                return false;
            position = (position * Letters) + (int)letter;
        }

        return true;
    }

    private static byte[] BuildNumbers()
    {
        var numbers = new byte[Letters * Letters * Letters];
        byte number = 0;
        foreach (CurrencyEntry entry in CurrencyTable.Entries)
            Set(entry.Code, ++number);
        foreach (CurrencyEntry entry in CurrencyTable.Retired)
            Set(entry.Code, ++number);
        foreach (string code in CurrencyTable.CodesWithoutMinorUnit)
            Set(code, WithoutMinorUnit);
        return numbers;

        void Set(string code, byte value)
        {
            if (TryPosition<char>(code, ignoreCase: false, out int position))
                numbers[position] = value;
        }
    }
}
