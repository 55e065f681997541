namespace Payments.AspNetCore;

/// <summary>
/// How the hosted page presents the business that is paid. Every value is checked when it is set; a value that cannot be shown
/// safely is refused with an <see cref="ArgumentException"/> that names the option and what to write instead.
/// Set it up before the first request: it is read by many at once and not meant to change under them.
/// </summary>
public sealed class CheckoutBranding
{
    /// <summary>The name payers know the business by, 1 to 80 characters without control characters. Default: "Checkout".</summary>
    public string DisplayName
    {
        get;
        set => field = BrandingRules.Name(value);
    } = "Checkout";

    /// <summary>
    /// A logo shown beside the name: an absolute https URL, a path of this site that begins with one "/", or a
    /// "data:image/…;base64,…" URL of a PNG, JPEG, GIF, WebP or SVG of at most 65,536 characters. Default: none, and the first
    /// letter of the name is shown instead.
    /// </summary>
    public string? LogoUrl
    {
        get;
        set => field = BrandingRules.Logo(value);
    }

    /// <summary>
    /// The colour of the pay button as "#rrggbb". The text on it is chosen for contrast, and in a dark scheme the colour is
    /// lightened as far as needed to be seen. Default: "#14594a".
    /// </summary>
    public string AccentColor
    {
        get;
        set => field = BrandingRules.Color(value);
    } = "#14594a";

    /// <summary>Where payers write for help, at most 254 characters. Default: none, and no link is shown.</summary>
    public string? SupportEmail
    {
        get;
        set => field = BrandingRules.Email(value);
    }

    /// <summary>Where payers read for help: an absolute https URL. Default: none, and no link is shown.</summary>
    public string? SupportUrl
    {
        get;
        set => field = BrandingRules.Link(value, nameof(SupportUrl));
    }

    /// <summary>The terms of sale: an absolute https URL. Default: none, and no link is shown.</summary>
    public string? TermsUrl
    {
        get;
        set => field = BrandingRules.Link(value, nameof(TermsUrl));
    }

    /// <summary>The privacy notice: an absolute https URL. Default: none, and no link is shown.</summary>
    public string? PrivacyUrl
    {
        get;
        set => field = BrandingRules.Link(value, nameof(PrivacyUrl));
    }

    /// <summary>The origin that the page must be allowed to load the logo from; null when it is this site or a data URL.</summary>
    internal string? LogoOrigin =>
        LogoUrl is { } logo && logo.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? new Uri(logo).GetLeftPart(UriPartial.Authority)
            : null;
}

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
