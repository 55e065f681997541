using System.Globalization;

namespace Payments;

/// <summary>What the source text of a JSON number reveals, without rounding it.</summary>
internal static class JsonNumber
{
    /// <summary>
    /// True where the whole part of the number is a card number, however it is written: 4242424242424242.0 and 4.242424242424242e15 are.
    /// Digits after the point are not looked at: one fraction in fifty would pass for a card number.
    /// </summary>
    public static bool IsCardNumber(string source)
    {
        var text = source.AsSpan().TrimStart('-');
        var exponent = 0;
        if (text.IndexOfAny('e', 'E') is >= 0 and var mark)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return false;
            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var whole = (point < 0 ? text.Length : point) + (long)exponent;
        var digits = text.ToString().Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        whole -= digits.Length - significant.Length;
        if (whole is < CardBrands.ShortestNumber or > CardBrands.LongestNumber)
            return false;

        var length = (int)whole;
        return CardNumber.IsWithin(significant.PadRight(length, '0').AsSpan(0, length));
    }
}
