using Xunit;

namespace Payments.Core.Tests;

public class MoneyTests
{
    private static readonly Money Pounds = Money.FromMinorUnits(10_000, Currency.Gbp);
    private static readonly Money Dollars = Money.FromMinorUnits(10_000, Currency.Usd);

    [Fact]
    public void An_amount_keeps_its_units_and_currency()
    {
        Assert.Equal((10_000, Currency.Gbp), (Pounds.MinorUnits, Pounds.Currency));
        Assert.Equal((0, Currency.Jpy), (Money.Zero(Currency.Jpy).MinorUnits, Money.Zero(Currency.Jpy).Currency));
        Assert.Throws<ArgumentException>(() => Money.FromMinorUnits(1, default(Currency)));
        Assert.Throws<ArgumentException>(() => Money.Zero(default));
    }

    [Theory]
    [InlineData(-1, true, false, false)]
    [InlineData(0, false, true, false)]
    [InlineData(1, false, false, true)]
    public void An_amount_is_negative_zero_or_positive(long units, bool negative, bool zero, bool positive)
    {
        var amount = Money.FromMinorUnits(units, Currency.Gbp);

        Assert.Equal((negative, zero, positive), (amount.IsNegative, amount.IsZero, amount.IsPositive));
    }

    [Fact]
    public void Equality_takes_units_and_currency()
    {
        Assert.Equal(Money.FromMinorUnits(10_000, Currency.Gbp), Pounds);
        Assert.Equal(Money.FromMinorUnits(10_000, Currency.Gbp).GetHashCode(), Pounds.GetHashCode());
        Assert.NotEqual(Dollars, Pounds);
        Assert.NotEqual(Money.FromMinorUnits(10_001, Currency.Gbp), Pounds);
        Assert.NotEqual(Money.Zero(Currency.Gbp), Money.Zero(Currency.Usd));
    }

    [Fact]
    public void Amounts_of_different_currencies_have_no_sum_difference_or_order()
    {
        Action[] mixtures =
        [
            () => _ = Pounds + Dollars,
            () => _ = Pounds - Dollars,
            () => _ = Pounds < Dollars,
            () => _ = Pounds <= Dollars,
            () => _ = Pounds > Dollars,
            () => _ = Pounds >= Dollars,
            () => _ = Pounds.CompareTo(Dollars),
        ];

        Assert.All(
            mixtures,
            mixture =>
            {
                var thrown = Assert.Throws<InvalidOperationException>(mixture);
                Assert.StartsWith(
                    "100.00 GBP and 100.00 USD are amounts of different currencies",
                    thrown.Message,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public void The_default_is_no_amount()
    {
        Money none = default;
        Action[] uses =
        [
            () => _ = none.MinorUnits,
            () => _ = none.Currency,
            () => _ = none.IsZero,
            () => _ = none.IsPositive,
            () => _ = none.IsNegative,
            () => _ = none + none,
            () => _ = none + Pounds,
            () => _ = Pounds - none,
            () => _ = -none,
            () => _ = none < Pounds,
            () => _ = none.CompareTo(none),
            () => _ = none.Multiply(2),
            () => _ = none.Multiply(2m, MidpointRounding.ToEven),
            () => _ = none.Multiply(1, 2, MidpointRounding.ToEven),
            () => _ = none.Divide(2, MidpointRounding.ToEven),
            () => _ = none.Divide(2m, MidpointRounding.ToEven),
            () => _ = none.Allocate(1),
            () => _ = none.Split(1),
            () => _ = none.ToDecimal(),
            () => _ = none.ToDecimalString(),
            () => _ = none.ToMinorUnitString(),
            () => _ = none.TryFormatDecimal(new byte[21], out _),
            () => _ = none.TryFormatMinorUnits(new char[21], out _),
            () => _ = none.Format(System.Globalization.CultureInfo.InvariantCulture),
        ];

        Assert.All(uses, use => Assert.Throws<InvalidOperationException>(use));
        Assert.Equal(default, none);
        Assert.NotEqual(Money.Zero(Currency.Gbp), none);
        Assert.Equal("(no amount)", $"{none}");
    }

    [Fact]
    public void An_amount_takes_sixteen_bytes_and_a_currency_one()
    {
        Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<Money>());
        Assert.Equal(1, System.Runtime.CompilerServices.Unsafe.SizeOf<Currency>());
    }
}
