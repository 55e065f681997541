using System.Globalization;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyDisplayTests
{
    public static bool CulturesAreThere => CultureInfo.GetCultures(CultureTypes.SpecificCultures).Length > 1;

    // The tilde stands for a no-break space.
    [Theory(SkipUnless = nameof(CulturesAreThere), Skip = "This process runs without data of cultures.")]
    [InlineData("en-GB", "GBP", 10000, "£100.00")]
    [InlineData("en-GB", "USD", 10000, "US$100.00")]
    [InlineData("en-GB", "EUR", -10000, "-€100.00")]
    [InlineData("en-US", "USD", 123456789, "$1,234,567.89")]
    [InlineData("en-US", "USD", -5, "-$0.05")]
    [InlineData("en-US", "JPY", 5000, "¥5,000")]
    [InlineData("en-US", "KWD", 1500, "KWD~1.500")]
    [InlineData("en-US", "KWD", -1500, "-KWD~1.500")]
    [InlineData("en-US", "CLF", 1, "CLF~0.0001")]
    [InlineData("en-US", "CAD", 100, "CA$1.00")]
    [InlineData("en-CA", "CAD", 100, "$1.00")]
    [InlineData("en-CA", "USD", 100, "US$1.00")]
    [InlineData("de-DE", "GBP", 10000, "100,00~£")]
    [InlineData("de-DE", "GBP", -10000, "-100,00~£")]
    [InlineData("de-DE", "EUR", 123456, "1.234,56~€")]
    [InlineData("de-DE", "JPY", 5000, "5.000~¥")]
    [InlineData("de-DE", "SEK", 100, "1,00~SEK")]
    [InlineData("de", "EUR", 100, "1,00~€")]
    [InlineData("de-CH", "CHF", 10000, "CHF~100.00")]
    [InlineData("pt-BR", "BRL", 10000, "R$~100,00")]
    [InlineData("pt-BR", "BRL", -10000, "-R$~100,00")]
    [InlineData("nl-NL", "EUR", -10000, "€~-100,00")]
    [InlineData("ja-JP", "JPY", 5000, "\uFFE55,000")]
    [InlineData("ja-JP", "USD", 5000, "US$50.00")]
    [InlineData("ja-JP", "CNY", 5000, "CN¥50.00")]
    [InlineData("zh-CN", "JPY", 5000, "JPY~5,000")]
    [InlineData("zh-CN", "CNY", 5000, "¥50.00")]
    [InlineData("ca", "CAD", 100, "1,00~CA$")]
    [InlineData("en-NG", "NGN", 100000, "₦1,000.00")]
    [InlineData("en-001", "GBP", 100, "£1.00")]
    [InlineData("", "GBP", 100, "£1.00")]
    [InlineData("", "GBP", -100, "-£1.00")]
    public void An_amount_is_written_as_readers_of_a_culture_write_it(string culture, string code, long units, string expected) =>
        Assert.Equal(
            expected.Replace('~', '\u00A0'),
            Money.FromMinorUnits(units, Currency.Of(code)).Format(CultureInfo.GetCultureInfo(culture))
        );

    [Fact(SkipUnless = nameof(CulturesAreThere), Skip = "This process runs without data of cultures.")]
    public void The_separators_of_a_culture_are_kept()
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        string group = french.NumberFormat.CurrencyGroupSeparator;

        Assert.Equal($"1{group}234{group}567,89\u00A0€", Money.FromMinorUnits(123456789, Currency.Eur).Format(french));
        Assert.NotEqual(" ", group);
    }

    [Fact]
    public void Every_culture_writes_every_digit_count_without_breaking_spaces_and_signs_of_others()
    {
        Currency[] currencies = [Currency.Jpy, Currency.Usd, Currency.Kwd, Currency.Of("CLF")];
        foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
        {
            string[] texts = [.. currencies.Select(currency => Money.FromMinorUnits(-123456, currency).Format(culture))];

            Assert.All(texts, text => Assert.DoesNotContain(' ', text));
            Assert.All(texts, text => Assert.DoesNotContain('¤', text));
            Assert.Equal(currencies.Length, texts.Distinct().Count());
            Assert.All(texts, text => Assert.Equal("123456", string.Concat(text.Where(char.IsAsciiDigit))));
        }
    }

    [Fact]
    public void A_culture_made_by_the_caller_is_followed()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (string, string)[] negatives =
        [
            ("(£1.00)", "(KWD~0.100)"),
            ("-£1.00", "-KWD~0.100"),
            ("£-1.00", "KWD-0.100"),
            ("£1.00-", "KWD~0.100-"),
            ("(1.00£)", "(0.100~KWD)"),
            ("-1.00£", "-0.100~KWD"),
            ("1.00-£", "0.100-KWD"),
            ("1.00£-", "0.100~KWD-"),
            ("-1.00~£", "-0.100~KWD"),
            ("-£~1.00", "-KWD~0.100"),
            ("1.00~£-", "0.100~KWD-"),
            ("£~1.00-", "KWD~0.100-"),
            ("£~-1.00", "KWD~-0.100"),
            ("1.00-~£", "0.100-~KWD"),
            ("(£~1.00)", "(KWD~0.100)"),
            ("(1.00~£)", "(0.100~KWD)"),
            ("£~-1.00", "KWD~-0.100"),
        ];
        culture.NumberFormat.CurrencySymbol = "";
        for (int pattern = 0; pattern < negatives.Length; pattern++)
        {
            culture.NumberFormat.CurrencyNegativePattern = pattern;
            (string pounds, string dinars) = negatives[pattern];

            Assert.Equal(pounds.Replace('~', '\u00A0'), Money.FromMinorUnits(-100, Currency.Gbp).Format(culture));
            Assert.Equal(dinars.Replace('~', '\u00A0'), Money.FromMinorUnits(-100, Currency.Kwd).Format(culture));
        }

        string[] positives = ["£1.00", "1.00£", "£~1.00", "1.00~£"];
        for (int pattern = 0; pattern < positives.Length; pattern++)
        {
            culture.NumberFormat.CurrencyPositivePattern = pattern;

            Assert.Equal(positives[pattern].Replace('~', '\u00A0'), Money.FromMinorUnits(100, Currency.Gbp).Format(culture));
        }
    }

    [Fact]
    public void Culture_is_required() => Assert.Throws<ArgumentNullException>(() => Money.Zero(Currency.Gbp).Format(null!));
}
