using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// An exact amount: a whole number of minor units, -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807, of one currency.
/// </summary>
/// <remarks>
/// Immutable and safe to share. Two amounts are equal when units and currency are; they have an order only within a currency. Every
/// operation that leaves the range throws <see cref="OverflowException"/>; one that mixes currencies throws
/// <see cref="InvalidOperationException"/>. <c>default(Money)</c> is no amount, not even zero: it equals only itself, and everything
/// but equality, hash code and <see cref="ToString()"/> throws <see cref="InvalidOperationException"/>.
/// The JSON form is <c>{"minor_units":10000,"currency":"GBP"}</c>.
/// </remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly partial record struct Money : IComparable<Money>, IFormattable
{
    private readonly long _minorUnits;
    private readonly Currency _currency;

    private Money(long minorUnits, Currency currency)
    {
        _minorUnits = minorUnits;
        _currency = currency;
    }

    /// <summary>The amount in the smallest unit of its currency; may be negative.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public long MinorUnits
    {
        get
        {
            if (_currency == default)
                ThrowNoAmount();
            return _minorUnits;
        }
    }

    /// <summary>Never <c>default</c>.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public Currency Currency
    {
        get
        {
            if (_currency == default)
                ThrowNoAmount();
            return _currency;
        }
    }

    /// <summary>Whether the amount is nothing.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public bool IsZero => MinorUnits == 0;

    /// <summary>Whether the amount is more than nothing.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public bool IsPositive => MinorUnits > 0;

    /// <summary>Whether the amount is less than nothing.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public bool IsNegative => MinorUnits < 0;

    /// <summary>An amount of so many minor units: 10000 GBP are 100.00 GBP, 10000 JPY are 10000 JPY.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Money FromMinorUnits(long minorUnits, Currency currency) => new(minorUnits, Required(currency));

    /// <summary>An amount in minor units, with the currency's code: <c>Money.FromMinorUnits(1850, "GBP")</c> is 18.50 GBP.</summary>
    /// <exception cref="ArgumentException">The code is malformed, unknown or without a minor unit; the message says which.</exception>
    public static Money FromMinorUnits(long minorUnits, string currency) => new(minorUnits, Currency.Of(currency));

    /// <summary>No units of a currency.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Money Zero(Currency currency) => new(0, Required(currency));

    private static bool Made(MoneyRefusal error, long minorUnits, Currency currency, out Money amount)
    {
        amount = error == MoneyRefusal.None ? new Money(minorUnits, currency) : default;
        return error == MoneyRefusal.None;
    }

    private static Currency Required(Currency currency)
    {
        if (currency == default)
            ThrowNoCurrency();
        return currency;
    }

    [DoesNotReturn]
    private static void ThrowNoAmount() =>
        throw new InvalidOperationException(
            "This is default(Money), which is no amount; make one with Money.FromMinorUnits or Money.Zero."
        );

    [DoesNotReturn]
    private static void ThrowNoCurrency() =>
        throw new ArgumentException(
            "The currency is default(Currency), which stands for no currency; take one from Currency.Of or Currency.TryGet.",
            "currency"
        );
}
