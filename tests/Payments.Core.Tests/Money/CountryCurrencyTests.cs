using System.Globalization;
using Xunit;

namespace Payments.Core.Tests;

public sealed class CountryCurrencyTests
{
    // Where the system's data is older than the standard's list, or names money that is not of the state.
    private static readonly Dictionary<string, string> _newer = new()
    {
        ["BG"] = "EUR",
        ["HR"] = "EUR",
        ["CW"] = "XCG",
        ["SX"] = "XCG",
        ["SL"] = "SLE",
        ["VE"] = "VES",
        ["ZW"] = "ZWG",
        ["CU"] = "CUP",
        ["LT"] = "EUR",
        ["LV"] = "EUR",
        ["MR"] = "MRU",
        ["ST"] = "STN",
        ["BY"] = "BYN",
        ["ZM"] = "ZMW",
        ["SV"] = "USD",
        ["LS"] = "LSL",
    };

    [Theory]
    [InlineData("NG", "NGN")]
    [InlineData("GH", "GHS")]
    [InlineData("ke", "KES")]
    [InlineData("DE", "EUR")]
    [InlineData("HR", "EUR")]
    [InlineData("BG", "EUR")]
    [InlineData("GB", "GBP")]
    [InlineData("CH", "CHF")]
    [InlineData("LI", "CHF")]
    [InlineData("SE", "SEK")]
    [InlineData("CI", "XOF")]
    [InlineData("CM", "XAF")]
    [InlineData("CW", "XCG")]
    [InlineData("XK", "EUR")]
    [InlineData("PS", "ILS")]
    [InlineData("BT", "BTN")]
    [InlineData("LS", "LSL")]
    public void A_country_has_the_currency_of_its_state(string country, string currency)
    {
        Assert.True(Currency.TryOfCountry(country, out var found));
        Assert.Equal(currency, found.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("D")]
    [InlineData("DEU")]
    [InlineData("AQ")]
    [InlineData("XX")]
    [InlineData("EU")]
    [InlineData("UK")]
    [InlineData("T1")]
    [InlineData(" DE")]
    public void Everything_else_has_none(string? country) => Assert.False(Currency.TryOfCountry(country, out _));

    [Fact]
    public void Every_country_that_the_system_knows_has_the_currency_that_it_knows_or_a_newer_one()
    {
        var wrong = new List<string>();
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => culture.Name.Length > 0))
        {
            var region = new RegionInfo(culture.Name);
            var country = region.TwoLetterISORegionName;

            // Antarctica has no currency; the three others are parts of countries that ISO 3166-1 has reserved codes for.
            if (country.Length != 2 || !char.IsAsciiLetterUpper(country[0]) || country is "AQ" or "DG" or "EA" or "IC")
                continue;
            var expected = _newer.GetValueOrDefault(country, region.ISOCurrencySymbol);
            if (!Currency.TryOfCountry(country, out var found) || found.Code != expected)
                wrong.Add($"{country}: {found}, and the system has {region.ISOCurrencySymbol}");
        }

        Assert.Empty(wrong.Distinct());
    }
}
