using System.Globalization;
using System.Text;

namespace Payments;

/// <summary>Characters that are not seen, or are taken for others, and come along when text is pasted. Pure.</summary>
internal static class StrayCharacters
{
    /// <summary>
    /// True for what Unicode has programs not show: format characters such as U+200B, U+200E, U+FEFF and U+00AD, variation selectors,
    /// fillers and tags.
    /// </summary>
    public static bool IsInvisible(Rune rune) =>
        !rune.IsAscii
        && (
            Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
            || rune.Value
                is 0x034F
                    or 0x115F
                    or 0x1160
                    or 0x17B4
                    or 0x17B5
                    or (>= 0x180B and <= 0x180F)
                    or 0x3164
                    or (>= 0xFE00 and <= 0xFE0F)
                    or 0xFFA0
                    or (>= 0xE0000 and <= 0xE0FFF)
        );

    /// <summary>True for spaces of every width, tabs and line breaks.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x2800;

    /// <summary>True for dashes and hyphens of every length, and what looks like one: the minus sign is no dash to Unicode.</summary>
    public static bool IsDash(Rune rune) =>
        rune.Value == '-'
        || (
            !rune.IsAscii && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || rune.Value is 0x2212 or 0x02D7 or 0x2043)
        );

    /// <summary>True where a text shows something: not only spaces and what is invisible.</summary>
    public static bool Shows(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune) && !IsSpace(rune))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The first character of a text that is invisible, or a space or dash outside ASCII, by its name: "a zero-width space (U+200B)".
    /// Null if it has no such character.
    /// </summary>
    public static string? FirstIn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t' || (!rune.IsAscii && (IsInvisible(rune) || IsSpace(rune) || IsDash(rune))))
                return string.Create(CultureInfo.InvariantCulture, $"{NameOf(rune)} (U+{rune.Value:X4})");
        }

        return null;
    }

    private static string NameOf(Rune rune) =>
        rune.Value switch
        {
            '\t' => "a tab",
            0x00A0 or 0x202F => "a no-break space",
            0x00AD => "a soft hyphen",
            0x200B => "a zero-width space",
            0x200C => "a zero-width non-joiner",
            0x200D => "a zero-width joiner",
            0x200E => "a left-to-right mark",
            0x200F => "a right-to-left mark",
            0x2011 => "a non-breaking hyphen",
            0x2013 => "an en dash",
            0x2014 => "an em dash",
            0x2060 => "a word joiner",
            0x2212 => "a minus sign",
            0xFEFF => "a byte order mark",
            _ when IsSpace(rune) => "an unusual space",
            _ when IsDash(rune) => "an unusual dash",
            _ => "an invisible character",
        };
}
