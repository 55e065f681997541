namespace Payments;

/// <summary>The check digits of an IBAN (ISO 7064, modulus 97). Pure.</summary>
internal static class IbanCheckDigits
{
    /// <summary>
    /// True where the third and fourth characters are the check digits of the others. Only the pair that the standard makes is
    /// right, 02 to 98: the pairs 97 below or above leave the same remainder and are refused.
    /// </summary>
    public static bool AreValid(string electronic) =>
        electronic.AsSpan(2, 2).SequenceEqual(Of(electronic.AsSpan(0, 2), electronic.AsSpan(4)));

    /// <summary>The two check digits of an account in a country.</summary>
    /// <param name="country">Two letters in upper case.</param>
    /// <param name="account">Letters in upper case and digits.</param>
    public static string Of(ReadOnlySpan<char> country, ReadOnlySpan<char> account)
    {
        var remainder = Add(Add(Add(0, account), country), "00");
        var digits = 98 - remainder;
        return string.Create(
            2,
            digits,
            static (pair, value) => (pair[0], pair[1]) = ((char)('0' + (value / 10)), (char)('0' + (value % 10)))
        );
    }

    private static int Add(int remainder, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + (character - '0')) % 97
                : ((remainder * 100) + (character - 'A' + 10)) % 97;
        }

        return remainder;
    }
}
