using System.Globalization;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyDecimalTests
{
    [Theory]
    [InlineData("GBP", "100", 10000)]
    [InlineData("GBP", "100.00", 10000)]
    [InlineData("GBP", "100.0000000000000000000000000", 10000)]
    [InlineData("GBP", "-0.01", -1)]
    [InlineData("GBP", "92233720368547758.07", long.MaxValue)]
    [InlineData("GBP", "-92233720368547758.08", long.MinValue)]
    [InlineData("JPY", "5000.000", 5000)]
    [InlineData("KWD", "1.5", 1500)]
    [InlineData("CLF", "0.0001", 1)]
    public void A_decimal_becomes_an_amount_exactly(string code, string value, long units)
    {
        var currency = Currency.Of(code);
        decimal number = decimal.Parse(value, CultureInfo.InvariantCulture);
        var expected = Money.FromMinorUnits(units, currency);

        Assert.Equal(expected, Money.FromDecimal(number, currency));
        Assert.True(Money.TryFromDecimal(number, currency, out Money amount, out MoneyRefusal error));
        Assert.Equal((expected, MoneyRefusal.None), (amount, error));
        Assert.All(Enum.GetValues<MidpointRounding>(), rounding => Assert.Equal(expected, Money.FromDecimal(number, currency, rounding)));
    }

    [Theory]
    [InlineData("GBP", "0.001", MoneyRefusal.TooManyDecimals)]
    [InlineData("GBP", "0.0000000000000000000000000001", MoneyRefusal.TooManyDecimals)]
    [InlineData("JPY", "0.5", MoneyRefusal.TooManyDecimals)]
    [InlineData("JPY", "9223372036854775807.5", MoneyRefusal.TooManyDecimals)]
    [InlineData("JPY", "9223372036854775808.5", MoneyRefusal.TooManyDecimals)]
    [InlineData("GBP", "92233720368547758.08", MoneyRefusal.OutOfRange)]
    [InlineData("GBP", "-92233720368547758.09", MoneyRefusal.OutOfRange)]
    [InlineData("CLF", "79228162514264337593543950335", MoneyRefusal.OutOfRange)]
    [InlineData("CLF", "-79228162514264337593543950335", MoneyRefusal.OutOfRange)]
    public void A_decimal_that_is_no_amount_is_refused(string code, string value, MoneyRefusal expected)
    {
        var currency = Currency.Of(code);
        decimal number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.False(Money.TryFromDecimal(number, currency, out Money amount, out MoneyRefusal error));
        Assert.Equal((default, expected), (amount, error));
        Exception thrown = Assert.ThrowsAny<Exception>(() => Money.FromDecimal(number, currency));
        Assert.Equal(expected == MoneyRefusal.OutOfRange ? typeof(OverflowException) : typeof(ArgumentException), thrown.GetType());
    }

    [Fact]
    public void Rounding_out_of_the_range_throws()
    {
        Assert.Throws<OverflowException>(() => Money.FromDecimal(decimal.MaxValue, Currency.Of("CLF"), MidpointRounding.ToZero));
        Assert.Throws<OverflowException>(() => Money.FromDecimal(9223372036854775807.5m, Currency.Jpy, MidpointRounding.ToEven));
        Assert.Equal(long.MaxValue, Money.FromDecimal(9223372036854775807.5m, Currency.Jpy, MidpointRounding.ToZero).MinorUnits);
    }

    [Fact]
    public void No_currency_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Money.FromDecimal(1m, default(Currency)));
        Assert.Throws<ArgumentException>(() => Money.FromDecimal(1m, default(Currency), MidpointRounding.ToEven));
        Assert.Throws<ArgumentException>(() => Money.TryFromDecimal(1m, default, out _, out _));
    }

    [Fact]
    public void The_decimal_of_every_amount_gives_it_back_and_reads_as_its_text() =>
        MoneyGenerators.Check(
            MoneyGenerators.Amounts,
            amount =>
                Money.FromDecimal(amount.ToDecimal(), amount.Currency) == amount
                && amount.ToDecimal().ToString(CultureInfo.InvariantCulture) == amount.ToDecimalString()
        );
}
