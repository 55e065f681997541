using System.Globalization;

namespace Payments;

public readonly partial record struct Money
{
    /// <summary>
    /// Reads an amount in minor units: ASCII digits alone, without leading zeros, 0 to 9223372036854775807. A refused amount is
    /// <c>default</c>. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static bool TryParseMinorUnits(ReadOnlySpan<char> text, Currency currency, out Money amount, out MoneyRefusal error)
    {
        error = AmountText.ReadMinorUnits(text, out long units);
        return Made(error, units, Required(currency), out amount);
    }

    /// <inheritdoc cref="TryParseMinorUnits(ReadOnlySpan{char}, Currency, out Money, out MoneyRefusal)"/>
    public static bool TryParseMinorUnits(ReadOnlySpan<byte> text, Currency currency, out Money amount, out MoneyRefusal error)
    {
        error = AmountText.ReadMinorUnits(text, out long units);
        return Made(error, units, Required(currency), out amount);
    }

    /// <summary>
    /// Reads an amount in major units: ASCII digits without leading zeros, then, for a currency that has decimals, one point and
    /// exactly as many of them: <c>50.00</c> USD, <c>5000</c> JPY, <c>1.500</c> KWD. An amount of one meaning has one spelling, so
    /// <c>50</c> and <c>50.0</c> USD are refused. A refused amount is <c>default</c>. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static bool TryParseDecimal(ReadOnlySpan<char> text, Currency currency, out Money amount, out MoneyRefusal error)
    {
        error = AmountText.ReadDecimal(text, Required(currency).MinorUnitDigits, out long units);
        return Made(error, units, currency, out amount);
    }

    /// <inheritdoc cref="TryParseDecimal(ReadOnlySpan{char}, Currency, out Money, out MoneyRefusal)"/>
    public static bool TryParseDecimal(ReadOnlySpan<byte> text, Currency currency, out Money amount, out MoneyRefusal error)
    {
        error = AmountText.ReadDecimal(text, Required(currency).MinorUnitDigits, out long units);
        return Made(error, units, currency, out amount);
    }

    /// <summary>
    /// The amount in minor units, as <c>TryParseMinorUnits</c> reads it; a negative one begins with <c>-</c>, which that refuses.
    /// </summary>
    public string ToMinorUnitString() => AmountText.ToString(MinorUnits, decimals: 0);

    /// <summary>
    /// The amount in major units, as <c>TryParseDecimal</c> reads it; a negative one begins with <c>-</c>, which that refuses.
    /// </summary>
    public string ToDecimalString() => AmountText.ToString(MinorUnits, _currency.MinorUnitDigits);

    /// <summary>
    /// Writes <see cref="ToMinorUnitString"/> without allocating; false, with nothing written, where the room is too small. 20
    /// always suffice.
    /// </summary>
    public bool TryFormatMinorUnits(Span<char> destination, out int written) =>
        AmountText.TryWrite(destination, MinorUnits, decimals: 0, out written);

    /// <summary>
    /// Writes <see cref="ToMinorUnitString"/> as UTF-8 without allocating; false, with nothing written, where the room is too
    /// small. 20 always suffice.
    /// </summary>
    public bool TryFormatMinorUnits(Span<byte> destination, out int written) =>
        AmountText.TryWrite(destination, MinorUnits, decimals: 0, out written);

    /// <summary>
    /// Writes <see cref="ToDecimalString"/> without allocating; false, with nothing written, where the room is too small. 21
    /// always suffice.
    /// </summary>
    public bool TryFormatDecimal(Span<char> destination, out int written) =>
        AmountText.TryWrite(destination, MinorUnits, _currency.MinorUnitDigits, out written);

    /// <summary>
    /// Writes <see cref="ToDecimalString"/> as UTF-8 without allocating; false, with nothing written, where the room is too
    /// small. 21 always suffice.
    /// </summary>
    public bool TryFormatDecimal(Span<byte> destination, out int written) =>
        AmountText.TryWrite(destination, MinorUnits, _currency.MinorUnitDigits, out written);

    /// <summary>
    /// The amount for readers of a culture: <c>£100.00</c> in en-GB, <c>100,00 £</c> in de-DE, <c>KWD 1.500</c> in en-US. Decimals are
    /// the currency's; the symbol is the culture's for its own currency, otherwise one that names a single currency, otherwise the
    /// code. Spaces do not break. Without data of the culture (invariant globalization) the form is that of the invariant culture.
    /// </summary>
    public string Format(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return MoneyDisplay.Format(this, culture);
    }

    /// <summary>The same in every culture, for logs and messages: <c>100.00 GBP</c>; <c>(no amount)</c> for <c>default</c>.</summary>
    public override string ToString() => Plain();

    /// <summary>The same as <see cref="Format"/>.</summary>
    public string ToString(CultureInfo culture) => Format(culture);

    /// <summary>
    /// <c>"G"</c>, null or empty: as <see cref="ToString()"/>. <c>"C"</c>: as <see cref="Format"/>, for a <see cref="CultureInfo"/>.
    /// </summary>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format switch
        {
            null or "" or "G" or "g" => Plain(),
            "C" or "c" => Format((CultureInfo?)formatProvider ?? CultureInfo.InvariantCulture),
            _ => throw new FormatException($"Money has the formats \"G\" and \"C\", not \"{format}\"."),
        };

    private string Plain() =>
        _currency == default ? "(no amount)" : $"{AmountText.ToString(_minorUnits, _currency.MinorUnitDigits)} {_currency.Code}";
}
