namespace Payments;

public readonly partial record struct Money
{
    /// <summary>An amount from major units, exactly: 100m and 100.000m GBP are 100.00 GBP. Negative values are amounts too.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the value has decimals, other than zeros, that the
    /// currency lacks.</exception>
    /// <exception cref="OverflowException">The value leaves the range.</exception>
    public static Money FromDecimal(decimal value, Currency currency) =>
        TryFromDecimal(value, currency, out Money amount, out MoneyRefusal error)
            ? amount
            : throw (
                error == MoneyRefusal.OutOfRange
                    ? new OverflowException(MoneyRefusals.Describe(error, currency))
                    : new ArgumentException(
                        $"The value has more decimals than {currency.Code} has; name a MidpointRounding to round it.",
                        nameof(value)
                    )
            );

    /// <summary>An amount from major units of a currency by its code, exactly: <c>Money.FromDecimal(18.50m, "GBP")</c>.</summary>
    /// <exception cref="ArgumentException">The code or the value's decimals are refused; the message says why.</exception>
    public static Money FromDecimal(decimal value, string currency) => FromDecimal(value, Currency.Of(currency));

    /// <summary>An amount from major units, rounded to the decimals of the currency.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the rounding is not a defined mode.</exception>
    /// <exception cref="OverflowException">The value leaves the range.</exception>
    public static Money FromDecimal(decimal value, Currency currency, MidpointRounding rounding) =>
        new(ExactMath.ToUnits(value, Required(currency).MinorUnitDigits, rounding), currency);

    /// <summary>
    /// An amount from major units, exactly, or the refusal: <see cref="MoneyRefusal.TooManyDecimals"/> before
    /// <see cref="MoneyRefusal.OutOfRange"/>, no other. A refused amount is <c>default</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static bool TryFromDecimal(decimal value, Currency currency, out Money amount, out MoneyRefusal error)
    {
        error = ExactMath.TryToUnits(value, Required(currency).MinorUnitDigits, out long units);
        return Made(error, units, currency, out amount);
    }

    /// <summary>The amount in major units, exactly and with the scale of its currency: 100.00 GBP give 100.00m, not 100m.</summary>
    public decimal ToDecimal()
    {
        ulong magnitude = AmountText.Magnitude(MinorUnits);
        return unchecked(new decimal((int)magnitude, (int)(magnitude >> 32), 0, _minorUnits < 0, (byte)_currency.MinorUnitDigits));
    }
}
