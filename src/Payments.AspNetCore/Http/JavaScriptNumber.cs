using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>
/// Writes a number as JavaScript's JSON.stringify does: the fewest digits that read back as it, with an exponent only far from
/// zero and one.
/// </summary>
internal static class JavaScriptNumber
{
    private const int LongestWhole = 21;
    private const int MostZeros = 6;

    public static string Spell(double number)
    {
        if (!double.IsFinite(number))
            return "null";
        if (number == 0)
            return "0";

        // Such as "0.00125", "12.5" or "1.25E-07"; its digits are the fewest already.
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var whole = parts[0].Split('.')[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (number < 0 ? "-" : "") + Place(digits.TrimEnd('0'), whole - (all.Length - digits.Length) + exponent);
    }

    /// <param name="digits">Without zeros at the ends.</param>
    /// <param name="point">Before which digit the point stands; it may stand beyond them all.</param>
    private static string Place(string digits, int point)
    {
        if (point is > LongestWhole or <= -MostZeros)
        {
            var fraction = digits.Length == 1 ? "" : "." + digits[1..];
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(point > 0 ? "+" : "")}{point - 1}");
        }

        return point >= digits.Length ? digits.PadRight(point, '0')
            : point > 0 ? $"{digits[..point]}.{digits[point..]}"
            : $"0.{new string('0', -point)}{digits}";
    }
}
