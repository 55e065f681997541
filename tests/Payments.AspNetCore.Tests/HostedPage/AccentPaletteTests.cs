using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class AccentPaletteTests
{
    [Fact]
    public void Contrast_is_that_of_wcag()
    {
        Assert.Equal(21, RgbColor.White.ContrastWith(new RgbColor(0, 0, 0)), precision: 6);
        Assert.Equal(1, RgbColor.Ink.ContrastWith(RgbColor.Ink), precision: 6);
        Assert.Equal(4.54, RgbColor.White.ContrastWith(new RgbColor(0x76, 0x76, 0x76)), precision: 2);
    }

    [Fact]
    public void Whatever_the_brand_colour_the_button_can_be_read_and_seen_in_both_schemes()
    {
        var surfaces = Regex
            .Matches(System.Text.Encoding.UTF8.GetString(HostedPageAssets.Style.Content.Span), "--surface: #([0-9a-f]+);")
            .Select(m => Color(m.Groups[1].Value))
            .ToArray();

        foreach (var accent in Grid())
        {
            var (light, dark) = (AccentPalette.Light(accent), AccentPalette.Dark(accent));

            Assert.Equal(accent, light.Fill);
            Assert.InRange(light.OnFill.ContrastWith(light.Fill), 4.5, 21);
            Assert.InRange(dark.OnFill.ContrastWith(dark.Fill), 4.5, 21);
            Assert.InRange(light.Edge.ContrastWith(surfaces[0]), 3, 21);
            Assert.InRange(dark.Edge.ContrastWith(surfaces[1]), 3, 21);
        }
    }

    private static IEnumerable<RgbColor> Grid() =>
        from red in Steps()
        from green in Steps()
        from blue in Steps()
        select new RgbColor(red, green, blue);

    private static IEnumerable<byte> Steps() => Enumerable.Range(0, 16).Select(step => (byte)(step * 17));

    private static RgbColor Color(string hex)
    {
        var six = hex.Length == 3 ? string.Concat(hex.Select(c => new string(c, 2))) : hex;
        var rgb = int.Parse(six, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new RgbColor((byte)(rgb >> 16), (byte)(rgb >> 8 & 255), (byte)(rgb & 255));
    }
}
