using System.Text;

namespace Payments.Traces.Tests;

/// <summary>Looks through bytes for what must never have been written: card numbers and security codes.</summary>
internal static class CardTraces
{
    private const int ShortestNumber = 13;
    private const int LongestNumber = 19;
    private const int ShortestCode = 3;
    private const int LongestCode = 4;
    private const int LongestGap = 8;

    private static readonly byte[][] _codeNames =
    [
        .. new[] { "cvc", "cvv", "cvn", "csc", "security_code", "securitycode" }.Select(Encoding.ASCII.GetBytes),
    ];

    /// <summary>Every trace, with the bytes around it.</summary>
    public static IEnumerable<string> In(byte[] bytes) => Numbers(bytes).Concat(Codes(bytes));

    // A whole run of digits, of a card number's length and with a right check digit: of any bytes, text or not.
    private static IEnumerable<string> Numbers(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length; start++)
        {
            if (!IsDigit(bytes[start]))
                continue;

            var end = start;
            while (end < bytes.Length && IsDigit(bytes[end]))
                end++;
            if (end - start is >= ShortestNumber and <= LongestNumber && HasCheckDigit(bytes.AsSpan(start, end - start)))
                yield return $"a card number at {start}: {Around(bytes, start, end)}";
            start = end;
        }
    }

    // A name of the code, and within a few bytes that are no letters three or four digits.
    private static IEnumerable<string> Codes(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (
                bytes[at] is not ((byte)'c' or (byte)'C' or (byte)'s' or (byte)'S')
                || _codeNames.FirstOrDefault(name => IsAt(bytes, at, name)) is not { } found
            )
                continue;

            var digits = at + found.Length;
            while (
                digits < bytes.Length
                && digits < at + found.Length + LongestGap
                && !IsDigit(bytes[digits])
                && !char.IsAsciiLetter((char)bytes[digits])
            )
                digits++;
            var end = digits;
            while (end < bytes.Length && IsDigit(bytes[end]))
                end++;
            if (digits > at + found.Length && end - digits is >= ShortestCode and <= LongestCode)
                yield return $"a security code at {digits}: {Around(bytes, at, end)}";
        }
    }

    private static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum +=
                i % 2 == 0 ? digit
                : digit > 4 ? (digit * 2) - 9
                : digit * 2;
        }

        // Zeros alone are padding, and no card's number.
        return sum > 0 && sum % 10 == 0;
    }

    private static bool IsAt(byte[] bytes, int at, byte[] name)
    {
        if (at + name.Length > bytes.Length)
            return false;

        for (var i = 0; i < name.Length; i++)
        {
            if ((bytes[at + i] | 0x20) != name[i] && bytes[at + i] != name[i])
                return false;
        }

        return true;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static string Around(byte[] bytes, int start, int end)
    {
        var from = Math.Max(0, start - 40);
        return string.Concat(
            Encoding
                .Latin1.GetString(bytes, from, Math.Min(bytes.Length, end + 20) - from)
                .Select(character => char.IsControl(character) ? '·' : character)
        );
    }
}
