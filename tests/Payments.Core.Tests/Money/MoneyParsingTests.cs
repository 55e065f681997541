using System.Globalization;
using System.Text;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyParsingTests
{
    public static TheoryData<string, MoneyRefusal> RefusedInEitherForm =>
        new()
        {
            { "", MoneyRefusal.Empty },
            { "abc", MoneyRefusal.NotANumber },
            { "12\0", MoneyRefusal.NotANumber },
            { "\0", MoneyRefusal.NotANumber },
            { "£5", MoneyRefusal.NotANumber },
            { "0x10", MoneyRefusal.NotANumber },
            { "e5", MoneyRefusal.NotANumber },
            { "1e", MoneyRefusal.NotANumber },
            { "NaN", MoneyRefusal.NotANumber },
            { "∞", MoneyRefusal.NotANumber },
            { "5²", MoneyRefusal.NotANumber },
            { "½", MoneyRefusal.NotANumber },
            { "1/2", MoneyRefusal.NotANumber },
            { "10:00", MoneyRefusal.NotANumber },
            { "\u200B5", MoneyRefusal.NotANumber },
            { "\uFEFF5", MoneyRefusal.NotANumber },
            { "5 USD", MoneyRefusal.NotANumber },
            { "-5x", MoneyRefusal.NotANumber },
            { "٣٤", MoneyRefusal.NonAsciiDigit },
            { "1٣", MoneyRefusal.NonAsciiDigit },
            { "\uFF11\uFF12", MoneyRefusal.NonAsciiDigit },
            { "१२", MoneyRefusal.NonAsciiDigit },
            { "\U0001D7D8", MoneyRefusal.NonAsciiDigit },
            { "- \uFF11", MoneyRefusal.NonAsciiDigit },
            { " 5", MoneyRefusal.Whitespace },
            { "5 ", MoneyRefusal.Whitespace },
            { "5\n", MoneyRefusal.Whitespace },
            { "\t5", MoneyRefusal.Whitespace },
            { "5 000", MoneyRefusal.Whitespace },
            { "5\u00A0000", MoneyRefusal.Whitespace },
            { "5\u202F000", MoneyRefusal.Whitespace },
            { "5\u3000", MoneyRefusal.Whitespace },
            { " ", MoneyRefusal.Whitespace },
            { " -5", MoneyRefusal.Whitespace },
            { "1e5", MoneyRefusal.Exponent },
            { "1E5", MoneyRefusal.Exponent },
            { "1e+5", MoneyRefusal.Exponent },
            { "1E-5", MoneyRefusal.Exponent },
            { "1.e5", MoneyRefusal.Exponent },
            { "-1e5", MoneyRefusal.Exponent },
            { "-5", MoneyRefusal.Sign },
            { "+5", MoneyRefusal.Sign },
            { "5-", MoneyRefusal.Sign },
            { "-", MoneyRefusal.Sign },
            { "-0", MoneyRefusal.Sign },
            { "\u22125", MoneyRefusal.Sign },
            { "\uFF0B5", MoneyRefusal.Sign },
            { "-1,000", MoneyRefusal.Sign },
            { "-9223372036854775808", MoneyRefusal.Sign },
            { "1,000", MoneyRefusal.Separator },
            { "1.000,00", MoneyRefusal.Separator },
            { "1_000", MoneyRefusal.Separator },
            { "1'000", MoneyRefusal.Separator },
            { "1\u2019000", MoneyRefusal.Separator },
            { "1\u066C000", MoneyRefusal.Separator },
            { "5,00", MoneyRefusal.Separator },
            { "1.000.000", MoneyRefusal.Separator },
            { "..", MoneyRefusal.Separator },
            { ",", MoneyRefusal.Separator },
            { "00", MoneyRefusal.LeadingZero },
            { "01", MoneyRefusal.LeadingZero },
            { "007", MoneyRefusal.LeadingZero },
            { "00000000000000000000000000000001", MoneyRefusal.LeadingZero },
        };

    public static TheoryData<string, MoneyRefusal> RefusedAsMinorUnits =>
        new()
        {
            { ".", MoneyRefusal.DecimalPoint },
            { "100.00", MoneyRefusal.DecimalPoint },
            { "100.", MoneyRefusal.DecimalPoint },
            { ".5", MoneyRefusal.DecimalPoint },
            { "00.5", MoneyRefusal.DecimalPoint },
            { "9223372036854775808", MoneyRefusal.OutOfRange },
            { "9999999999999999999", MoneyRefusal.OutOfRange },
            { "18446744073709551616", MoneyRefusal.OutOfRange },
            { "18446744073709551617", MoneyRefusal.OutOfRange },
            { "100000000000000000000000000000000000000000", MoneyRefusal.OutOfRange },
        };

    public static TheoryData<string, string, MoneyRefusal> RefusedAsDecimals =>
        new()
        {
            { "USD", ".", MoneyRefusal.MissingDigits },
            { "USD", ".50", MoneyRefusal.MissingDigits },
            { "USD", "50.", MoneyRefusal.MissingDigits },
            { "USD", "05.", MoneyRefusal.MissingDigits },
            { "USD", "00.50", MoneyRefusal.LeadingZero },
            { "USD", "050.00", MoneyRefusal.LeadingZero },
            { "USD", "01.500", MoneyRefusal.LeadingZero },
            { "USD", "50.000", MoneyRefusal.TooManyDecimals },
            { "USD", "0.001", MoneyRefusal.TooManyDecimals },
            { "USD", "99999999999999999999.000", MoneyRefusal.TooManyDecimals },
            { "USD", "50", MoneyRefusal.TooFewDecimals },
            { "USD", "50.0", MoneyRefusal.TooFewDecimals },
            { "USD", "0", MoneyRefusal.TooFewDecimals },
            { "USD", "99999999999999999999", MoneyRefusal.TooFewDecimals },
            { "USD", "92233720368547758.08", MoneyRefusal.OutOfRange },
            { "USD", "99999999999999999.99", MoneyRefusal.OutOfRange },
            { "USD", "184467440737095516.16", MoneyRefusal.OutOfRange },
            { "USD", "9999999999999999999999999999.99", MoneyRefusal.OutOfRange },
            { "JPY", "5000.", MoneyRefusal.MissingDigits },
            { "JPY", "5000.0", MoneyRefusal.TooManyDecimals },
            { "JPY", "5000.00", MoneyRefusal.TooManyDecimals },
            { "JPY", "0.5", MoneyRefusal.TooManyDecimals },
            { "JPY", "9223372036854775808", MoneyRefusal.OutOfRange },
            { "KWD", "1.50", MoneyRefusal.TooFewDecimals },
            { "KWD", "1.5000", MoneyRefusal.TooManyDecimals },
            { "KWD", "9223372036854775.808", MoneyRefusal.OutOfRange },
            { "CLF", "1.234", MoneyRefusal.TooFewDecimals },
            { "CLF", "1.23456", MoneyRefusal.TooManyDecimals },
            { "CLF", "922337203685477.5808", MoneyRefusal.OutOfRange },
        };

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("10", 10)]
    [InlineData("10000", 10000)]
    [InlineData("1000000000000000000", 1000000000000000000)]
    [InlineData("9223372036854775806", 9223372036854775806)]
    [InlineData("9223372036854775807", 9223372036854775807)]
    public void Digits_are_minor_units(string text, long units) =>
        AssertMinorUnits(text, Currency.Gbp, MoneyRefusal.None, Money.FromMinorUnits(units, Currency.Gbp));

    [Theory]
    [InlineData("USD", "0.00", 0)]
    [InlineData("USD", "0.01", 1)]
    [InlineData("USD", "0.10", 10)]
    [InlineData("USD", "50.00", 5000)]
    [InlineData("USD", "100.01", 10001)]
    [InlineData("USD", "92233720368547758.07", long.MaxValue)]
    [InlineData("JPY", "0", 0)]
    [InlineData("JPY", "5000", 5000)]
    [InlineData("JPY", "9223372036854775807", long.MaxValue)]
    [InlineData("KWD", "1.500", 1500)]
    [InlineData("KWD", "9223372036854775.807", long.MaxValue)]
    [InlineData("CLF", "0.0001", 1)]
    [InlineData("CLF", "922337203685477.5807", long.MaxValue)]
    public void A_decimal_has_the_decimals_of_its_currency(string code, string text, long units) =>
        AssertDecimal(text, Currency.Of(code), MoneyRefusal.None, Money.FromMinorUnits(units, Currency.Of(code)));

    [Theory]
    [MemberData(nameof(RefusedInEitherForm))]
    public void What_is_no_plain_number_is_refused_in_both_forms(string text, MoneyRefusal expected)
    {
        foreach (string code in (string[])["GBP", "JPY", "KWD", "CLF"])
        {
            AssertMinorUnits(text, Currency.Of(code), expected, default);
            AssertDecimal(text, Currency.Of(code), expected, default);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedAsMinorUnits))]
    public void Minor_units_that_are_not_whole_or_not_in_range_are_refused(string text, MoneyRefusal expected)
    {
        AssertMinorUnits(text, Currency.Gbp, expected, default);
        AssertMinorUnits(text, Currency.Jpy, expected, default);
    }

    [Theory]
    [MemberData(nameof(RefusedAsDecimals))]
    public void Decimals_that_the_currency_does_not_have_are_refused(string code, string text, MoneyRefusal expected) =>
        AssertDecimal(text, Currency.Of(code), expected, default);

    [Fact]
    public void Broken_text_is_no_number()
    {
        foreach (
            byte[] bytes in (byte[][])
                [
                    [0x80],
                    [0x31, 0xFF],
                    [0xE2, 0x82],
                    [0x31, 0xC0, 0xB1],
                    [0xED, 0xA0, 0x80],
                ]
        )
        {
            Assert.False(Money.TryParseMinorUnits(bytes, Currency.Gbp, out _, out MoneyRefusal error));
            Assert.Equal(MoneyRefusal.NotANumber, error);
        }

        foreach (string text in (string[])["\uD800", "1\uDC00", "1\uD800"])
        {
            Assert.False(Money.TryParseDecimal(text, Currency.Gbp, out _, out MoneyRefusal error));
            Assert.Equal(MoneyRefusal.NotANumber, error);
        }
    }

    [Fact]
    public void The_culture_of_the_thread_takes_no_part()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = odd;
            AssertDecimal("1.50", Currency.Usd, MoneyRefusal.None, Money.FromMinorUnits(150, Currency.Usd));
            AssertDecimal("1,50", Currency.Usd, MoneyRefusal.Separator, default);
            Assert.Equal("-1.50 USD", $"{Money.FromMinorUnits(-150, Currency.Usd)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_amount_of_no_currency_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Money.TryParseMinorUnits("1", default, out _, out _));
        Assert.Throws<ArgumentException>(() => Money.TryParseMinorUnits("1"u8, default, out _, out _));
        Assert.Throws<ArgumentException>(() => Money.TryParseDecimal("1", default, out _, out _));
        Assert.Throws<ArgumentException>(() => Money.TryParseDecimal("1"u8, default, out _, out _));
    }

    private static void AssertMinorUnits(string text, Currency currency, MoneyRefusal error, Money amount)
    {
        Assert.Equal(error == MoneyRefusal.None, Money.TryParseMinorUnits(text, currency, out Money fromText, out MoneyRefusal textError));
        Assert.Equal(
            error == MoneyRefusal.None,
            Money.TryParseMinorUnits(Encoding.UTF8.GetBytes(text), currency, out Money fromBytes, out MoneyRefusal bytesError)
        );
        Assert.Equal((error, amount), (textError, fromText));
        Assert.Equal((error, amount), (bytesError, fromBytes));
    }

    private static void AssertDecimal(string text, Currency currency, MoneyRefusal error, Money amount)
    {
        Assert.Equal(error == MoneyRefusal.None, Money.TryParseDecimal(text, currency, out Money fromText, out MoneyRefusal textError));
        Assert.Equal(
            error == MoneyRefusal.None,
            Money.TryParseDecimal(Encoding.UTF8.GetBytes(text), currency, out Money fromBytes, out MoneyRefusal bytesError)
        );
        Assert.Equal((error, amount), (textError, fromText));
        Assert.Equal((error, amount), (bytesError, fromBytes));
    }
}
