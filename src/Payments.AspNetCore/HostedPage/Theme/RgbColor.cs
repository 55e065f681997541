using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>An opaque sRGB colour with the contrast arithmetic of WCAG 2.2.</summary>
internal readonly record struct RgbColor(byte Red, byte Green, byte Blue)
{
    internal static readonly RgbColor White = new(255, 255, 255);
    internal static readonly RgbColor Ink = new(0x17, 0x19, 0x1B);

    /// <summary>Reads exactly "#rrggbb" in either case; nothing else of CSS.</summary>
    internal static bool TryParse(string? text, out RgbColor color)
    {
        color = default;
        if (
            text is not ['#', _, _, _, _, _, _]
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
        )
            return false;
        color = new RgbColor((byte)(rgb >> 16), (byte)(rgb >> 8 & 0xFF), (byte)(rgb & 0xFF));
        return true;
    }

    /// <summary>1 (the same) to 21 (black on white).</summary>
    internal double ContrastWith(RgbColor other)
    {
        var (light, dark) = (Luminance(), other.Luminance());
        if (light < dark)
            (light, dark) = (dark, light);
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>This colour with a share, 0 to 1, of another.</summary>
    internal RgbColor Mix(RgbColor other, double share) =>
        new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

    /// <summary>This colour, moved towards another by no more than it takes to stand out from a background.</summary>
    internal RgbColor MovedTowards(RgbColor goal, RgbColor background, double contrast)
    {
        for (var step = 0; step < 20; step++)
        {
            var moved = Mix(goal, step / 20.0);
            if (moved.ContrastWith(background) >= contrast)
                return moved;
        }

        return goal;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance() => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static byte Between(byte from, byte to, double share) =>
        (byte)Math.Round(from + (to - from) * share, MidpointRounding.AwayFromZero);
}
