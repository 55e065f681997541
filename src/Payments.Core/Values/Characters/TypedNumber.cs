using System.Globalization;
using System.Text;

namespace Payments;

/// <summary>
/// Numbers of accounts, cards and phones as people type and paste them: with anything between the digits, or nothing to be seen.
/// Pure.
/// </summary>
public static class TypedNumber
{
    /// <summary>
    /// The letters, digits and signs that count. Invisible characters and spaces, dashes, dots, brackets and slashes of every kind
    /// are left out; digits of every script and full-width letters and signs become those of ASCII. Everything else stays, so that it
    /// can be refused.
    /// </summary>
    /// <param name="text">What was written, of any length.</param>
    public static string Compact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var compact = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = Plain(rune);
            if (
                !StrayCharacters.IsInvisible(plain)
                && !StrayCharacters.IsSpace(plain)
                && !StrayCharacters.IsDash(plain)
                && !IsPunctuation(plain)
            )
                compact.Append(plain.ToString());
        }

        return compact.ToString();
    }

    /// <summary>
    /// The same text with what stands between the digits kept, for a date such as "01/29": digits of every script and full-width forms
    /// become those of ASCII, spaces and dashes of every kind become " " and "-", and invisible characters are left out.
    /// </summary>
    /// <param name="text">What was written, of any length.</param>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Select(Plain).Where(rune => !StrayCharacters.IsInvisible(rune)))
            plain.Append(
                StrayCharacters.IsSpace(rune) ? " "
                : StrayCharacters.IsDash(rune) ? "-"
                : rune.ToString()
            );
        return plain.ToString();
    }

    /// <summary>The same character in ASCII, for digits of every script and for the full-width forms; otherwise itself.</summary>
    internal static Rune Plain(Rune rune)
    {
        const int FullWidthOffset = 0xFEE0;
        return rune.IsAscii ? rune
            : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? new Rune('0' + (int)Rune.GetNumericValue(rune))
            : rune.Value is > 0xFF00 and < 0xFF5F ? new Rune(rune.Value - FullWidthOffset)
            : rune;
    }

    private static bool IsPunctuation(Rune rune) => rune.Value is '.' or '(' or ')' or '/' or '·';
}
