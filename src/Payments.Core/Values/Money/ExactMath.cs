using System.Numerics;

namespace Payments;

/// <summary>
/// Arithmetic whose intermediate results are never rounded and never overflow: the result is the exact quotient rounded once.
/// 128 bits hold nearly every intermediate; the few decimals that need more take arbitrary precision.
/// </summary>
internal static class ExactMath
{
    // 10^18 is the largest power of ten below 2^63: with it, a product of two 63-bit magnitudes stays within 128 bits.
    private const int LargestNarrowScale = 18;

    internal static long Multiply(long amount, decimal factor, MidpointRounding rounding)
    {
        DecimalParts parts = DecimalParts.Of(factor);
        return parts.SignedMantissa >= long.MinValue && parts.SignedMantissa <= long.MaxValue
            ? Rounded(amount * parts.SignedMantissa, parts.Divisor, rounding)
            : Rounded(amount * (BigInteger)parts.SignedMantissa, parts.Divisor, rounding);
    }

    internal static long MultiplyByFraction(long amount, long numerator, long denominator, MidpointRounding rounding) =>
        Rounded((Int128)amount * numerator, denominator, rounding);

    internal static long Divide(long amount, decimal divisor, MidpointRounding rounding)
    {
        DecimalParts parts = DecimalParts.Of(divisor);
        return parts.Scale <= LargestNarrowScale
            ? Rounded(amount * parts.Divisor, parts.SignedMantissa, rounding)
            : Rounded(amount * (BigInteger)parts.Divisor, parts.SignedMantissa, rounding);
    }

    /// <summary>The value in units of 10^-digits, rounded. A mantissa of 96 bits by at most 10^4 fits 128 bits.</summary>
    internal static long ToUnits(decimal value, int digits, MidpointRounding rounding)
    {
        DecimalParts parts = DecimalParts.Of(value);
        return Rounded(parts.SignedMantissa * DecimalParts.PowerOfTen(digits), parts.Divisor, rounding);
    }

    /// <summary>As <see cref="ToUnits"/>, with the refusal as a value when the units are not whole or not in range.</summary>
    internal static MoneyRefusal TryToUnits(decimal value, int digits, out long units)
    {
        DecimalParts parts = DecimalParts.Of(value);
        (Int128 quotient, Int128 remainder) = Int128.DivRem(parts.SignedMantissa * DecimalParts.PowerOfTen(digits), parts.Divisor);
        units = 0;
        if (remainder != 0)
            return MoneyRefusal.TooManyDecimals;
        if (quotient < long.MinValue || quotient > long.MaxValue)
            return MoneyRefusal.OutOfRange;

        units = (long)quotient;
        return MoneyRefusal.None;
    }

    /// <summary>Units of 10^-fromDigits at a rate, in units of 10^-toDigits, rounded. The result may exceed 64 bits.</summary>
    internal static BigInteger Convert(long amount, int fromDigits, decimal rate, int toDigits, MidpointRounding rounding)
    {
        DecimalParts parts = DecimalParts.Of(rate);
        BigInteger numerator = amount * (BigInteger)parts.SignedMantissa * (BigInteger)DecimalParts.PowerOfTen(toDigits);
        return Quotient(numerator, (BigInteger)parts.Divisor * (BigInteger)DecimalParts.PowerOfTen(fromDigits), rounding);
    }

    private static long Rounded<T>(T numerator, T denominator, MidpointRounding rounding)
        where T : IBinaryInteger<T> => long.CreateChecked(Quotient(numerator, denominator, rounding));

    private static T Quotient<T>(T numerator, T denominator, MidpointRounding rounding)
        where T : IBinaryInteger<T>
    {
        if (!Enum.IsDefined(rounding))
            throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Use a defined MidpointRounding.");

        (T quotient, T remainder) = T.DivRem(numerator, denominator);
        if (!T.IsZero(remainder))
        {
            bool negative = T.IsNegative(numerator) != T.IsNegative(denominator);
            T rest = T.Abs(remainder);
            int againstHalf = rest.CompareTo(T.Abs(denominator) - rest);
            bool awayFromZero = rounding switch
            {
                MidpointRounding.ToEven => againstHalf > 0 || (againstHalf == 0 && T.IsOddInteger(quotient)),
                MidpointRounding.AwayFromZero => againstHalf >= 0,
                MidpointRounding.ToZero => false,
                MidpointRounding.ToNegativeInfinity => negative,
                MidpointRounding.ToPositiveInfinity => !negative,
            };
            if (awayFromZero)
                quotient += negative ? -T.One : T.One;
        }

        return quotient;
    }
}
