using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyArithmeticTests
{
    public static TheoryData<MidpointRounding, long[]> QuartersRounded =>
        new()
        {
            // 5, 6, 7, 10 and 11 quarters and their opposites.
            { MidpointRounding.ToEven, [1, 2, 2, 2, 3, -1, -2, -2, -2, -3] },
            { MidpointRounding.AwayFromZero, [1, 2, 2, 3, 3, -1, -2, -2, -3, -3] },
            { MidpointRounding.ToZero, [1, 1, 1, 2, 2, -1, -1, -1, -2, -2] },
            { MidpointRounding.ToNegativeInfinity, [1, 1, 1, 2, 2, -2, -2, -2, -3, -3] },
            { MidpointRounding.ToPositiveInfinity, [2, 2, 2, 3, 3, -1, -1, -1, -2, -2] },
        };

    [Theory]
    [MemberData(nameof(QuartersRounded))]
    public void Rounding_follows_the_named_mode_in_every_operation(MidpointRounding rounding, long[] expected)
    {
        long[] quarters = [5, 6, 7, 10, 11, -5, -6, -7, -10, -11];
        for (int index = 0; index < quarters.Length; index++)
        {
            Money amount = Pence(quarters[index]);
            Money rounded = Pence(expected[index]);

            Assert.Equal(rounded, amount.Divide(4, rounding));
            Assert.Equal(-rounded, amount.Divide(-4, Opposite(rounding)));
            Assert.Equal(rounded, amount.Divide(4.0m, rounding));
            Assert.Equal(rounded, amount.Multiply(0.25m, rounding));
            Assert.Equal(rounded, amount.Multiply(3, 12, rounding));
            Assert.Equal(rounded, amount.Multiply(-3, -12, rounding));
            Assert.Equal(rounded, amount.Multiply(0.2500000000000000000000000000m, rounding));
            Assert.Equal(rounded, amount.Divide(4.0000000000000000000000000000m, rounding));
            Assert.Equal(rounded, Money.FromDecimal(quarters[index] / 400m, Currency.Gbp, rounding));
        }
    }

    [Fact]
    public void A_product_is_rounded_once_even_where_decimal_would_round_twice()
    {
        // The exact product lies just below the midpoint; 28 decimal places cannot tell it from the midpoint.
        Money amount = Pence(1_000_000_000_000_000_001);

        Assert.Equal(Pence(0), amount.Multiply(0.0000000000000000004999999999m, MidpointRounding.AwayFromZero));
        Assert.Equal(Pence(1), amount.Multiply(0.0000000000000000005000000000m, MidpointRounding.AwayFromZero));
        Assert.Equal(Pence(long.MaxValue), Pence(long.MaxValue).Multiply(0.9999999999999999999999999999m, MidpointRounding.ToEven));
        Assert.Equal(Pence(long.MaxValue - 1), Pence(long.MaxValue).Multiply(0.9999999999999999999999999999m, MidpointRounding.ToZero));
    }

    [Fact]
    public void Intermediate_results_do_not_overflow()
    {
        Assert.Equal(Pence(long.MaxValue), Pence(long.MaxValue).Multiply(long.MaxValue, long.MaxValue, MidpointRounding.ToEven));
        Assert.Equal(Pence(long.MinValue), Pence(long.MinValue).Multiply(long.MinValue, long.MinValue, MidpointRounding.ToEven));
        Assert.Equal(Pence(long.MaxValue), Pence(long.MaxValue).Multiply(1.0000000000000000000000000000m, MidpointRounding.ToEven));
        Assert.Equal(Pence(long.MaxValue), Pence(long.MaxValue).Divide(1.0000000000000000000000000000m, MidpointRounding.ToEven));
        Assert.Equal(Pence(0), Pence(long.MaxValue).Divide(decimal.MaxValue, MidpointRounding.ToEven));
        Assert.Equal(Pence(0), Pence(0).Multiply(decimal.MaxValue, MidpointRounding.ToEven));
    }

    [Fact]
    public void Leaving_the_range_throws()
    {
        Action[] overflows =
        [
            () => _ = Pence(long.MaxValue) + Pence(1),
            () => _ = Pence(long.MinValue) - Pence(1),
            () => _ = -Pence(long.MinValue),
            () => _ = Pence(long.MaxValue).Multiply(2),
            () => _ = Pence(long.MinValue).Multiply(-1),
            () => _ = Pence(long.MaxValue).Multiply(1.5m, MidpointRounding.ToEven),
            () => _ = Pence(2).Multiply(decimal.MaxValue, MidpointRounding.ToEven),
            () => _ = Pence(long.MaxValue).Multiply(2, 1, MidpointRounding.ToEven),
            () => _ = Pence(long.MinValue).Divide(-1, MidpointRounding.ToEven),
            () => _ = Pence(long.MaxValue).Divide(0.5m, MidpointRounding.ToEven),
            () => _ = Pence(1).Divide(0.0000000000000000000000000001m, MidpointRounding.ToEven),
        ];

        Assert.All(overflows, overflow => Assert.Throws<OverflowException>(overflow));
    }

    [Fact]
    public void Nothing_divides_by_zero()
    {
        Assert.Throws<DivideByZeroException>(() => Pence(1).Divide(0, MidpointRounding.ToEven));
        Assert.Throws<DivideByZeroException>(() => Pence(1).Divide(0.00m, MidpointRounding.ToEven));
        Assert.Throws<DivideByZeroException>(() => Pence(1).Divide(0.0000000000000000000000000000m, MidpointRounding.ToEven));
        Assert.Throws<DivideByZeroException>(() => Pence(0).Multiply(1, 0, MidpointRounding.ToEven));
    }

    [Fact]
    public void An_unknown_rounding_is_refused_even_where_nothing_is_rounded()
    {
        const MidpointRounding Unknown = (MidpointRounding)5;

        Assert.Throws<ArgumentOutOfRangeException>(() => Pence(4).Divide(2, Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pence(4).Divide(2m, Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pence(4).Multiply(2m, Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pence(4).Multiply(1, 2, Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.FromDecimal(1m, Currency.Gbp, Unknown));
    }

    [Fact]
    public void Sums_and_differences_are_those_of_the_integers_or_overflow() =>
        MoneyGenerators.Check(
            from left in MoneyGenerators.Units
            from right in MoneyGenerators.Units
            select (Left: left, Right: right),
            pair =>
            {
                Money left = Pence(pair.Left);
                Money right = Pence(pair.Right);
                return Agree((Int128)pair.Left + pair.Right, () => left + right)
                    && Agree((Int128)pair.Left + pair.Right, () => right + left)
                    && Agree((Int128)pair.Left - pair.Right, () => left - right)
                    && Agree((Int128)pair.Left * pair.Right, () => left.Multiply(pair.Right))
                    && Agree(-(Int128)pair.Left, () => -left)
                    && left.CompareTo(right) == pair.Left.CompareTo(pair.Right)
                    && (left < right) == (pair.Left < pair.Right)
                    && (left <= right) == (pair.Left <= pair.Right)
                    && (left > right) == (pair.Left > pair.Right)
                    && (left >= right) == (pair.Left >= pair.Right);
            }
        );

    [Fact]
    public void Rounded_results_lie_within_a_unit_of_the_exact_one_and_on_the_named_side() =>
        MoneyGenerators.Check(
            from units in MoneyGenerators.Units
            from numerator in Gen.Choose(-10_000, 10_000)
            from denominator in Gen.Choose(10_000, 20_000)
            select (units, numerator, denominator),
            fraction =>
            {
                Int128 exact = (Int128)fraction.units * fraction.numerator;
                Int128 Error(MidpointRounding rounding) =>
                    (
                        (Int128)Pence(fraction.units).Multiply(fraction.numerator, fraction.denominator, rounding).MinorUnits
                        * fraction.denominator
                    ) - exact;

                Int128 down = Error(MidpointRounding.ToNegativeInfinity);
                Int128 up = Error(MidpointRounding.ToPositiveInfinity);
                Int128 half = Int128.Abs(Error(MidpointRounding.AwayFromZero));
                return down <= 0
                    && -down < fraction.denominator
                    && up >= 0
                    && up < fraction.denominator
                    && half * 2 <= fraction.denominator
                    && Int128.Abs(Error(MidpointRounding.ToEven)) == half
                    && Error(MidpointRounding.ToZero) == (exact < 0 ? up : down);
            }
        );

    private static bool Agree(Int128 exact, Func<Money> operation)
    {
        bool fits = exact >= long.MinValue && exact <= long.MaxValue;
        try
        {
            return operation() == Pence((long)exact) && fits;
        }
        catch (OverflowException)
        {
            return !fits;
        }
    }

    private static MidpointRounding Opposite(MidpointRounding rounding) =>
        rounding switch
        {
            MidpointRounding.ToNegativeInfinity => MidpointRounding.ToPositiveInfinity,
            MidpointRounding.ToPositiveInfinity => MidpointRounding.ToNegativeInfinity,
            _ => rounding,
        };

    private static Money Pence(long units) => Money.FromMinorUnits(units, Currency.Gbp);
}
