namespace Payments.AspNetCore;

/// <summary>The brand's colours as CSS variables. It is made of parsed colours alone, so nothing of it needs encoding.</summary>
internal static class ThemeStyle
{
    internal static string For(CheckoutBranding branding)
    {
        if (!RgbColor.TryParse(branding.AccentColor, out var accent))
            throw new InvalidOperationException("CheckoutBranding.AccentColor must be of the form \"#rrggbb\".");
        return $":root{{{Variables(AccentPalette.Light(accent))}}}@media "
            + $"(prefers-color-scheme:dark){{:root{{{Variables(AccentPalette.Dark(accent))}}}}}";
    }

    private static string Variables(AccentPalette palette) =>
        $"--accent:{palette.Fill};--on-accent:{palette.OnFill};--accent-edge:{palette.Edge}";
}
