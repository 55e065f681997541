using System.Diagnostics.CodeAnalysis;

namespace Payments;

public readonly partial record struct Money
{
    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The sum leaves the range.</exception>
    public static Money operator +(Money left, Money right)
    {
        RequireOneCurrency(left, right);
        return new Money(checked(left._minorUnits + right._minorUnits), left._currency);
    }

    /// <summary>The difference of two amounts of one currency; may be negative.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The difference leaves the range.</exception>
    public static Money operator -(Money left, Money right)
    {
        RequireOneCurrency(left, right);
        return new Money(checked(left._minorUnits - right._minorUnits), left._currency);
    }

    /// <summary>The amount with the opposite sign.</summary>
    /// <exception cref="InvalidOperationException">The amount is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The amount is the lowest of the range, which has no opposite.</exception>
    public static Money operator -(Money amount) => new(checked(-amount.MinorUnits), amount._currency);

    /// <summary>The amount so many times over: a unit price by a quantity.</summary>
    /// <exception cref="OverflowException">The product leaves the range.</exception>
    public Money Multiply(long factor) => new(checked(MinorUnits * factor), _currency);

    /// <summary>The amount by a factor, computed exactly and rounded once to whole minor units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rounding is not a defined mode.</exception>
    /// <exception cref="OverflowException">The result leaves the range.</exception>
    public Money Multiply(decimal factor, MidpointRounding rounding) => new(ExactMath.Multiply(MinorUnits, factor, rounding), _currency);

    /// <summary>The amount by a fraction, such as days used over days of the period, computed exactly and rounded once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rounding is not a defined mode.</exception>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    /// <exception cref="OverflowException">The result leaves the range.</exception>
    public Money Multiply(long numerator, long denominator, MidpointRounding rounding) =>
        new(ExactMath.MultiplyByFraction(MinorUnits, numerator, denominator, rounding), _currency);

    /// <summary>
    /// The amount by a divisor, computed exactly and rounded once. To hand out all of an amount use <c>Split</c> or
    /// <c>Allocate</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rounding is not a defined mode.</exception>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="OverflowException">The result leaves the range.</exception>
    public Money Divide(long divisor, MidpointRounding rounding) =>
        new(ExactMath.MultiplyByFraction(MinorUnits, 1, divisor, rounding), _currency);

    /// <summary>The amount by a decimal divisor, such as 1.20 to take a tax of 20 % out, computed exactly and rounded once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rounding is not a defined mode.</exception>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="OverflowException">The result leaves the range.</exception>
    public Money Divide(decimal divisor, MidpointRounding rounding) => new(ExactMath.Divide(MinorUnits, divisor, rounding), _currency);

    private static void RequireOneCurrency(Money left, Money right)
    {
        if (left._currency != right._currency || left._currency == default)
            ThrowNotOneCurrency(left, right);
    }

    [DoesNotReturn]
    private static void ThrowNotOneCurrency(Money left, Money right)
    {
        if (left._currency == default || right._currency == default)
            ThrowNoAmount();
        throw new InvalidOperationException(
            $"{left} and {right} are amounts of different currencies, which have no sum, difference or order; convert one of them first."
        );
    }
}
