namespace Payments.AspNetCore;

/// <summary>
/// The brand colour made usable in one colour scheme: a fill, a text colour that is readable on it, and an edge that can be
/// told from the page even when the fill cannot.
/// </summary>
internal readonly record struct AccentPalette(RgbColor Fill, RgbColor OnFill, RgbColor Edge)
{
    // The surfaces of checkout.css, which the fill and the edge lie on.
    private static readonly RgbColor LightSurface = RgbColor.White;
    private static readonly RgbColor DarkSurface = new(0x1C, 0x1E, 0x20);

    // WCAG 2.2, 1.4.11: what shows a control stands out 3:1 from what is beside it.
    private const double ControlContrast = 3;

    internal static AccentPalette Light(RgbColor accent) =>
        new(accent, Readable(accent), accent.MovedTowards(RgbColor.Ink, LightSurface, ControlContrast));

    internal static AccentPalette Dark(RgbColor accent)
    {
        var fill = accent.MovedTowards(RgbColor.White, DarkSurface, ControlContrast);
        return new AccentPalette(fill, Readable(fill), fill);
    }

    // Of the two, one always reaches 4.5:1: near-black and white are 17.6:1 apart, and 4.2 squared is 17.6.
    private static RgbColor Readable(RgbColor fill)
    {
        if (RgbColor.White.ContrastWith(fill) >= 4.5)
            return RgbColor.White;
        return RgbColor.Ink.ContrastWith(fill) >= 4.5 ? RgbColor.Ink : new RgbColor(0, 0, 0);
    }
}
