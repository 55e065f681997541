using System.Text;

namespace Payments.AspNetCore;

/// <summary>Names that are written from right to left, within sentences that are not.</summary>
internal static class RightToLeft
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>
    /// A name as it can stand within a sentence: one with letters of a script from right to left is set apart, so that what stands around
    /// it, such as an amount, keeps its place.
    /// </summary>
    public static string Isolate(string name) => name.EnumerateRunes().Any(IsOne) ? $"{FirstStrongIsolate}{name}{PopIsolate}" : name;

    // The blocks of Unicode that hold nothing else: Hebrew to Arabic Extended-A, their presentation forms, and two areas beyond the BMP.
    private static bool IsOne(Rune rune) =>
        rune.Value
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFC)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);
}
