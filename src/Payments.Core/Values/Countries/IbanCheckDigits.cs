using System.Globalization;

namespace Payments;

/// <summary>The check digits of an IBAN (ISO 7064, modulus 97). Pure.</summary>
internal static class IbanCheckDigits
{
    /// <summary>
    /// True where the third and fourth characters are the check digits of the others. Only the pair that the standard makes is
    /// right, 02 to 98: the pairs 97 below or above leave the same remainder and are refused.
    /// </summary>
    public static bool AreValid(ReadOnlySpan<char> electronic) =>
        char.IsAsciiDigit(electronic[2])
        && char.IsAsciiDigit(electronic[3])
        && ((electronic[2] - '0') * 10) + (electronic[3] - '0') == Number(electronic[..2], electronic[4..]);

    /// <summary>The two check digits of an account in a country.</summary>
    /// <param name="country">Two letters in upper case.</param>
    /// <param name="account">Letters in upper case and digits.</param>
    public static string Of(ReadOnlySpan<char> country, ReadOnlySpan<char> account) =>
        Number(country, account).ToString("D2", CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<char> country, ReadOnlySpan<char> account) => 98 - Add(Add(Add(0, account), country), "00");

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
