using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class CheckoutBrandingTests
{
    public static TheoryData<string, string> Accepted =>
        new()
        {
            { nameof(CheckoutBranding.DisplayName), "R" },
            { nameof(CheckoutBranding.DisplayName), new string('a', BrandingRules.LongestName) },
            { nameof(CheckoutBranding.LogoUrl), "https://cdn.example.com/logo.svg?v=1" },
            { nameof(CheckoutBranding.LogoUrl), "/logo.svg" },
            { nameof(CheckoutBranding.LogoUrl), "data:image/png;base64,iVBORw0KGgo=" },
            { nameof(CheckoutBranding.AccentColor), "#ffd400" },
            { nameof(CheckoutBranding.SupportEmail), "help@example.com" },
            { nameof(CheckoutBranding.SupportUrl), "https://example.com/help" },
            { nameof(CheckoutBranding.TermsUrl), "https://example.com/terms" },
            { nameof(CheckoutBranding.PrivacyUrl), "https://example.com/privacy" },
        };

    public static TheoryData<string, string?> Refused =>
        new()
        {
            { nameof(CheckoutBranding.DisplayName), null },
            { nameof(CheckoutBranding.DisplayName), " " },
            { nameof(CheckoutBranding.DisplayName), "a\nb" },
            { nameof(CheckoutBranding.DisplayName), new string('a', BrandingRules.LongestName + 1) },
            { nameof(CheckoutBranding.LogoUrl), "http://example.com/logo.svg" },
            { nameof(CheckoutBranding.LogoUrl), "//example.com/logo.svg" },
            { nameof(CheckoutBranding.LogoUrl), "/\\example.com/logo.svg" },
            { nameof(CheckoutBranding.LogoUrl), "logo.svg" },
            { nameof(CheckoutBranding.LogoUrl), "data:text/html;base64,PGI+" },
            { nameof(CheckoutBranding.LogoUrl), "data:image/svg+xml,<svg/>" },
            { nameof(CheckoutBranding.LogoUrl), "javascript:alert(1)" },
            { nameof(CheckoutBranding.LogoUrl), "https://cdn.example.com;script-src/x" },
            { nameof(CheckoutBranding.LogoUrl), "data:image/png;base64," + new string('A', BrandingRules.LongestDataUrl) },
            { nameof(CheckoutBranding.AccentColor), null },
            { nameof(CheckoutBranding.AccentColor), "#fff" },
            { nameof(CheckoutBranding.AccentColor), "#14594g" },
            { nameof(CheckoutBranding.AccentColor), "#+14594" },
            { nameof(CheckoutBranding.AccentColor), "red" },
            { nameof(CheckoutBranding.AccentColor), "#14594a;}body{display:none" },
            { nameof(CheckoutBranding.SupportEmail), "help" },
            { nameof(CheckoutBranding.SupportEmail), "Help <help@example.com>" },
            { nameof(CheckoutBranding.SupportEmail), "a@example.com,b@example.com" },
            { nameof(CheckoutBranding.SupportUrl), "http://example.com" },
            { nameof(CheckoutBranding.SupportUrl), "javascript:alert(1)" },
            { nameof(CheckoutBranding.TermsUrl), "https://user:pass@example.com/" },
            { nameof(CheckoutBranding.PrivacyUrl), "https://example.com/a b" },
            { nameof(CheckoutBranding.PrivacyUrl), "https://example.com/" + new string('a', BrandingRules.LongestUrl) },
        };

    [Theory, MemberData(nameof(Accepted))]
    public void A_value_that_can_be_shown_is_kept(string option, string value)
    {
        var branding = new CheckoutBranding();

        Set(branding, option, value);

        Assert.Equal(value, typeof(CheckoutBranding).GetProperty(option)!.GetValue(branding));
    }

    [Theory, MemberData(nameof(Refused))]
    public void A_value_that_cannot_is_refused_with_the_name_of_the_option_and_the_remedy(string option, string? value)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Set(new CheckoutBranding(), option, value));

        Assert.Equal(option, refusal.ParamName);
        Assert.StartsWith($"CheckoutBranding.{option} must be ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Write ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_but_name_and_colour_can_be_left_out()
    {
        var branding = new CheckoutBranding
        {
            LogoUrl = null,
            SupportEmail = null,
            SupportUrl = null,
            TermsUrl = null,
            PrivacyUrl = null,
        };

        Assert.Equal(("Checkout", "#14594a"), (branding.DisplayName, branding.AccentColor));
    }

    [Fact]
    public async Task The_footer_shows_the_links_that_are_set_and_is_absent_without_any()
    {
        Assert.DoesNotContain("<footer", await Pages.Render(Pages.Pay), StringComparison.Ordinal);

        var html = await Pages.Render(
            Pages.Pay,
            new CheckoutBranding { SupportEmail = "help@example.com", TermsUrl = "https://example.com/terms" }
        );

        Assert.Contains("href=\"mailto:help@example.com\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/terms\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Privacy", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_takes_the_place_of_the_letter()
    {
        Assert.Contains(">R</span>", await Pages.Render(Pages.Pay), StringComparison.Ordinal);

        var html = await Pages.Render(Pages.Pay, new CheckoutBranding { LogoUrl = "/logo.svg" });

        Assert.Contains("<img class=\"brand-logo\" src=\"/logo.svg\" alt", html, StringComparison.Ordinal);
        Assert.DoesNotContain("brand-letter", html, StringComparison.Ordinal);
    }

    private static void Set(CheckoutBranding branding, string option, string? value)
    {
        switch (option)
        {
            case nameof(CheckoutBranding.DisplayName):
                branding.DisplayName = value!;
                break;
            case nameof(CheckoutBranding.LogoUrl):
                branding.LogoUrl = value;
                break;
            case nameof(CheckoutBranding.AccentColor):
                branding.AccentColor = value!;
                break;
            case nameof(CheckoutBranding.SupportEmail):
                branding.SupportEmail = value;
                break;
            case nameof(CheckoutBranding.SupportUrl):
                branding.SupportUrl = value;
                break;
            case nameof(CheckoutBranding.TermsUrl):
                branding.TermsUrl = value;
                break;
            case nameof(CheckoutBranding.PrivacyUrl):
                branding.PrivacyUrl = value;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(option));
        }
    }
}
