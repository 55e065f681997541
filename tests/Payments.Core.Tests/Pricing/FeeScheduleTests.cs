using Xunit;

namespace Payments.Core.Tests;

public sealed class FeeScheduleTests
{
    [Theory]
    [InlineData("-0.0001")]
    [InlineData("100.0001")]
    [InlineData("1.00001")]
    public void A_percentage_out_of_range_or_too_fine_is_refused(string percentage) =>
        Assert.Contains(
            "0 to 100, with at most 4 decimals",
            Assert.Throws<ArgumentOutOfRangeException>(() => FeeSchedule.Of(Decimal(percentage))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("99.9999")]
    [InlineData("1.500000")]
    public void A_percentage_within_range_is_kept(string percentage) =>
        Assert.Equal(Decimal(percentage), FeeSchedule.Of(Decimal(percentage)).Percentage);

    [Fact]
    public void An_amount_below_nothing_or_above_the_limit_is_no_part_of_a_fee()
    {
        Assert.Throws<ArgumentException>("fixed", () => FeeSchedule.Of(1, [Usd(-1)]));
        Assert.Throws<ArgumentException>("minimum", () => FeeSchedule.Of(1, minimum: [Usd(Limits.Amount + 1)]));
        Assert.Throws<ArgumentException>("maximum", () => FeeSchedule.Of(1, maximum: [Usd(-1)]));
        Assert.Equal([Usd(Limits.Amount)], FeeSchedule.Of(1, [Usd(Limits.Amount)]).Fixed);
    }

    [Fact]
    public void Two_amounts_of_a_currency_are_refused()
    {
        Assert.Throws<ArgumentException>("fixed", () => FeeSchedule.Of(1, [Usd(1), Usd(2)]));
        Assert.Throws<ArgumentException>("minimum", () => FeeSchedule.Of(1, minimum: [Usd(1), Usd(1)]));
        Assert.Throws<ArgumentException>("maximum", () => FeeSchedule.Of(1, maximum: [Usd(1), Usd(2)]));
    }

    [Fact]
    public void A_minimum_above_the_maximum_is_refused_within_a_currency_only()
    {
        Assert.Throws<ArgumentException>("minimum", () => FeeSchedule.Of(1, minimum: [Usd(2)], maximum: [Usd(1)]));
        Assert.Equal([Usd(2)], FeeSchedule.Of(1, minimum: [Usd(2)], maximum: [Usd(2)]).Minimum);
        Assert.Equal([Usd(2)], FeeSchedule.Of(1, minimum: [Usd(2)], maximum: [Money.FromMinorUnits(1, Currency.Eur)]).Minimum);
    }

    [Fact]
    public void A_bearer_outside_the_enumeration_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("bearer", () => FeeSchedule.Of(1, bearer: (FeeBearer)7));

    [Fact]
    public void Schedules_are_equal_by_value()
    {
        Assert.Equal(FeeSchedule.None, FeeSchedule.Of(0));
        Assert.Equal(FeeSchedule.Of(1.5m, [Usd(1)], [Usd(2)], [Usd(3)]), FeeSchedule.Of(1.50m, [Usd(1)], [Usd(2)], [Usd(3)]));
        Assert.Equal(FeeSchedule.Of(1.5m, [Usd(1)]).GetHashCode(), FeeSchedule.Of(1.50m, [Usd(1)]).GetHashCode());
        Assert.NotEqual(FeeSchedule.Of(1, [Usd(1)]), FeeSchedule.Of(1, [Usd(2)]));
        Assert.NotEqual(FeeSchedule.Of(1, minimum: [Usd(1)]), FeeSchedule.Of(1));
        Assert.NotEqual(FeeSchedule.Of(1, maximum: [Usd(1)]), FeeSchedule.Of(1));
        Assert.NotEqual(FeeSchedule.Of(1, bearer: FeeBearer.Customer), FeeSchedule.Of(1));
        Assert.NotEqual(FeeSchedule.Of(1), FeeSchedule.Of(2));
    }

    private static Money Usd(long units) => Money.FromMinorUnits(units, Currency.Usd);

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
