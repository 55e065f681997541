using Xunit;

namespace Payments.Core.Tests;

public sealed class AmountLimitsTests
{
    // Units of the currency for one US dollar, rounded, as of 2026.
    public static TheoryData<string, double> Rates =>
        new()
        {
            { "USD", 1 },
            { "EUR", 0.9 },
            { "GBP", 0.8 },
            { "CHF", 0.9 },
            { "AUD", 1.5 },
            { "BRL", 5.5 },
            { "CNY", 7.2 },
            { "PLN", 3.8 },
            { "DKK", 6.7 },
            { "GHS", 12 },
            { "ZAR", 18 },
            { "MXN", 19 },
            { "CZK", 22 },
            { "TRY", 40 },
            { "INR", 86 },
            { "PHP", 57 },
            { "JPY", 150 },
            { "ISK", 130 },
            { "HUF", 360 },
            { "KES", 129 },
            { "XOF", 590 },
            { "CLP", 950 },
            { "ARS", 1_300 },
            { "KRW", 1_400 },
            { "NGN", 1_550 },
            { "RWF", 1_430 },
            { "TZS", 2_600 },
            { "UGX", 3_650 },
            { "COP", 4_100 },
            { "IQD", 1_310 },
            { "PYG", 7_500 },
            { "UZS", 12_500 },
            { "IDR", 16_400 },
            { "VND", 25_500 },
            { "LAK", 21_700 },
            { "LBP", 89_500 },
        };

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_largest_amount_is_worth_about_as_much_in_every_currency(string code, double unitsOfADollar) =>
        Assert.InRange((double)AmountLimits.Of(Currency.Of(code)).ToDecimal() / unitsOfADollar, 100_000, 1_300_000);

    [Theory]
    [InlineData("GBP", "999999.99 GBP")]
    [InlineData("USD", "999999.99 USD")]
    [InlineData("KWD", "999999.999 KWD")]
    [InlineData("CLF", "999999.9999 CLF")]
    [InlineData("UYI", "999999 UYI")]
    [InlineData("JPY", "99999999 JPY")]
    [InlineData("SEK", "9999999.99 SEK")]
    [InlineData("NGN", "999999999.99 NGN")]
    [InlineData("IQD", "999999999.999 IQD")]
    [InlineData("UGX", "999999999 UGX")]
    [InlineData("IDR", "9999999999.99 IDR")]
    [InlineData("VND", "9999999999 VND")]
    public void A_largest_amount_follows_decimals_and_worth(string code, string most) =>
        Assert.Equal(most, $"{AmountLimits.Of(Currency.Of(code))}");

    [Fact]
    public void Every_largest_amount_is_nines_alone_of_six_whole_digits_or_more_and_within_the_limit_of_all()
    {
        foreach (var currency in Currency.All.Concat(CurrencyTable.Retired.Select(entry => Currency.OfRecord(entry.Code))))
        {
            var most = AmountLimits.Of(currency);
            Assert.Equal(currency, most.Currency);
            Assert.InRange(most.MinorUnits, 999_999, Limits.Amount);
            Assert.InRange(most.ToDecimal(), 999_999m, 9_999_999_999.99m);
            Assert.All(most.MinorUnits.ToString(System.Globalization.CultureInfo.InvariantCulture), digit => Assert.Equal('9', digit));
        }
    }

    [Fact]
    public void Every_code_of_the_table_is_a_currency() =>
        Assert.All(AmountLimits.Codes, code => Assert.Equal(code, Currency.OfRecord(code).Code));

    [Fact]
    public void No_currency_has_no_largest_amount() => Assert.Throws<ArgumentException>(() => AmountLimits.Of(default));
}
