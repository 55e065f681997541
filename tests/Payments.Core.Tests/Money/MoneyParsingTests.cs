using System.Globalization;
using System.Text;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyParsingTests
{
    public static TheoryData<string, MoneyError> RefusedInEitherForm =>
        new()
        {
            { "", MoneyError.Empty },
            { "abc", MoneyError.NotANumber },
            { "12\0", MoneyError.NotANumber },
            { "\0", MoneyError.NotANumber },
            { "£5", MoneyError.NotANumber },
            { "0x10", MoneyError.NotANumber },
            { "e5", MoneyError.NotANumber },
            { "1e", MoneyError.NotANumber },
            { "NaN", MoneyError.NotANumber },
            { "∞", MoneyError.NotANumber },
            { "5²", MoneyError.NotANumber },
            { "½", MoneyError.NotANumber },
            { "1/2", MoneyError.NotANumber },
            { "10:00", MoneyError.NotANumber },
            { "\u200B5", MoneyError.NotANumber },
            { "\uFEFF5", MoneyError.NotANumber },
            { "5 USD", MoneyError.NotANumber },
            { "-5x", MoneyError.NotANumber },
            { "٣٤", MoneyError.NonAsciiDigit },
            { "1٣", MoneyError.NonAsciiDigit },
            { "\uFF11\uFF12", MoneyError.NonAsciiDigit },
            { "१२", MoneyError.NonAsciiDigit },
            { "\U0001D7D8", MoneyError.NonAsciiDigit },
            { "- \uFF11", MoneyError.NonAsciiDigit },
            { " 5", MoneyError.Whitespace },
            { "5 ", MoneyError.Whitespace },
            { "5\n", MoneyError.Whitespace },
            { "\t5", MoneyError.Whitespace },
            { "5 000", MoneyError.Whitespace },
            { "5\u00A0000", MoneyError.Whitespace },
            { "5\u202F000", MoneyError.Whitespace },
            { "5\u3000", MoneyError.Whitespace },
            { " ", MoneyError.Whitespace },
            { " -5", MoneyError.Whitespace },
            { "1e5", MoneyError.Exponent },
            { "1E5", MoneyError.Exponent },
            { "1e+5", MoneyError.Exponent },
            { "1E-5", MoneyError.Exponent },
            { "1.e5", MoneyError.Exponent },
            { "-1e5", MoneyError.Exponent },
            { "-5", MoneyError.Sign },
            { "+5", MoneyError.Sign },
            { "5-", MoneyError.Sign },
            { "-", MoneyError.Sign },
            { "-0", MoneyError.Sign },
            { "\u22125", MoneyError.Sign },
            { "\uFF0B5", MoneyError.Sign },
            { "-1,000", MoneyError.Sign },
            { "-9223372036854775808", MoneyError.Sign },
            { "1,000", MoneyError.Separator },
            { "1.000,00", MoneyError.Separator },
            { "1_000", MoneyError.Separator },
            { "1'000", MoneyError.Separator },
            { "1\u2019000", MoneyError.Separator },
            { "1\u066C000", MoneyError.Separator },
            { "5,00", MoneyError.Separator },
            { "1.000.000", MoneyError.Separator },
            { "..", MoneyError.Separator },
            { ",", MoneyError.Separator },
            { "00", MoneyError.LeadingZero },
            { "01", MoneyError.LeadingZero },
            { "007", MoneyError.LeadingZero },
            { "00000000000000000000000000000001", MoneyError.LeadingZero },
        };

    public static TheoryData<string, MoneyError> RefusedAsMinorUnits =>
        new()
        {
            { ".", MoneyError.DecimalPoint },
            { "100.00", MoneyError.DecimalPoint },
            { "100.", MoneyError.DecimalPoint },
            { ".5", MoneyError.DecimalPoint },
            { "00.5", MoneyError.DecimalPoint },
            { "9223372036854775808", MoneyError.OutOfRange },
            { "9999999999999999999", MoneyError.OutOfRange },
            { "18446744073709551616", MoneyError.OutOfRange },
            { "18446744073709551617", MoneyError.OutOfRange },
            { "100000000000000000000000000000000000000000", MoneyError.OutOfRange },
        };

    public static TheoryData<string, string, MoneyError> RefusedAsDecimals =>
        new()
        {
            { "USD", ".", MoneyError.MissingDigits },
            { "USD", ".50", MoneyError.MissingDigits },
            { "USD", "50.", MoneyError.MissingDigits },
            { "USD", "05.", MoneyError.MissingDigits },
            { "USD", "00.50", MoneyError.LeadingZero },
            { "USD", "050.00", MoneyError.LeadingZero },
            { "USD", "01.500", MoneyError.LeadingZero },
            { "USD", "50.000", MoneyError.TooManyDecimals },
            { "USD", "0.001", MoneyError.TooManyDecimals },
            { "USD", "99999999999999999999.000", MoneyError.TooManyDecimals },
            { "USD", "50", MoneyError.TooFewDecimals },
            { "USD", "50.0", MoneyError.TooFewDecimals },
            { "USD", "0", MoneyError.TooFewDecimals },
            { "USD", "99999999999999999999", MoneyError.TooFewDecimals },
            { "USD", "92233720368547758.08", MoneyError.OutOfRange },
            { "USD", "99999999999999999.99", MoneyError.OutOfRange },
            { "USD", "184467440737095516.16", MoneyError.OutOfRange },
            { "USD", "9999999999999999999999999999.99", MoneyError.OutOfRange },
            { "JPY", "5000.", MoneyError.MissingDigits },
            { "JPY", "5000.0", MoneyError.TooManyDecimals },
            { "JPY", "5000.00", MoneyError.TooManyDecimals },
            { "JPY", "0.5", MoneyError.TooManyDecimals },
            { "JPY", "9223372036854775808", MoneyError.OutOfRange },
            { "KWD", "1.50", MoneyError.TooFewDecimals },
            { "KWD", "1.5000", MoneyError.TooManyDecimals },
            { "KWD", "9223372036854775.808", MoneyError.OutOfRange },
            { "CLF", "1.234", MoneyError.TooFewDecimals },
            { "CLF", "1.23456", MoneyError.TooManyDecimals },
            { "CLF", "922337203685477.5808", MoneyError.OutOfRange },
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
        AssertMinorUnits(text, Currency.Gbp, MoneyError.None, Money.FromMinorUnits(units, Currency.Gbp));

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
        AssertDecimal(text, Currency.Of(code), MoneyError.None, Money.FromMinorUnits(units, Currency.Of(code)));

    [Theory]
    [MemberData(nameof(RefusedInEitherForm))]
    public void What_is_no_plain_number_is_refused_in_both_forms(string text, MoneyError expected)
    {
        foreach (string code in (string[])["GBP", "JPY", "KWD", "CLF"])
        {
            AssertMinorUnits(text, Currency.Of(code), expected, default);
            AssertDecimal(text, Currency.Of(code), expected, default);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedAsMinorUnits))]
    public void Minor_units_that_are_not_whole_or_not_in_range_are_refused(string text, MoneyError expected)
    {
        AssertMinorUnits(text, Currency.Gbp, expected, default);
        AssertMinorUnits(text, Currency.Jpy, expected, default);
    }

    [Theory]
    [MemberData(nameof(RefusedAsDecimals))]
    public void Decimals_that_the_currency_does_not_have_are_refused(string code, string text, MoneyError expected) =>
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
            Assert.False(Money.TryParseMinorUnits(bytes, Currency.Gbp, out _, out MoneyError error));
            Assert.Equal(MoneyError.NotANumber, error);
        }

        foreach (string text in (string[])["\uD800", "1\uDC00", "1\uD800"])
        {
            Assert.False(Money.TryParseDecimal(text, Currency.Gbp, out _, out MoneyError error));
            Assert.Equal(MoneyError.NotANumber, error);
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
            AssertDecimal("1.50", Currency.Usd, MoneyError.None, Money.FromMinorUnits(150, Currency.Usd));
            AssertDecimal("1,50", Currency.Usd, MoneyError.Separator, default);
            Assert.Equal("-1.50 USD", Money.FromMinorUnits(-150, Currency.Usd).ToString());
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

    private static void AssertMinorUnits(string text, Currency currency, MoneyError error, Money amount)
    {
        Assert.Equal(error == MoneyError.None, Money.TryParseMinorUnits(text, currency, out Money fromText, out MoneyError textError));
        Assert.Equal(
            error == MoneyError.None,
            Money.TryParseMinorUnits(Encoding.UTF8.GetBytes(text), currency, out Money fromBytes, out MoneyError bytesError)
        );
        Assert.Equal((error, amount), (textError, fromText));
        Assert.Equal((error, amount), (bytesError, fromBytes));
    }

    private static void AssertDecimal(string text, Currency currency, MoneyError error, Money amount)
    {
        Assert.Equal(error == MoneyError.None, Money.TryParseDecimal(text, currency, out Money fromText, out MoneyError textError));
        Assert.Equal(
            error == MoneyError.None,
            Money.TryParseDecimal(Encoding.UTF8.GetBytes(text), currency, out Money fromBytes, out MoneyError bytesError)
        );
        Assert.Equal((error, amount), (textError, fromText));
        Assert.Equal((error, amount), (bytesError, fromBytes));
    }
}
