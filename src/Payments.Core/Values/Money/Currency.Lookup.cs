using System.Diagnostics.CodeAnalysis;

namespace Payments;

public readonly partial record struct Currency
{
    /// <summary>Finds a currency by its code: exactly three upper-case ASCII letters.</summary>
    /// <exception cref="ArgumentException">The code is malformed, unknown or without a minor unit; the message says which.</exception>
    public static Currency Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryGet(code, out Currency currency, out CurrencyRefusal error)
            ? currency
            : throw new ArgumentException($"\"{code}\" was refused. {CurrencyRefusals.Describe(error)}", nameof(code));
    }

    /// <summary>
    /// Finds the currency that a country pays in: two ASCII letters of either case, as ISO 3166-1 has them. False for everything else, and
    /// for Antarctica, which has none. Bulgaria's is the euro, Panama's the balboa, and Cuba's the peso; a country where several are used
    /// has the one that its state issues.
    /// </summary>
    public static bool TryOfCountry([NotNullWhen(true)] string? country, out Currency currency) =>
        CountryCurrencies.TryFind(country, out currency);

    /// <summary>
    /// Finds the currency of a stored amount by its code, an active or a retired one: exactly three upper-case ASCII letters.
    /// </summary>
    /// <exception cref="ArgumentException">The code is malformed, unknown or without a minor unit; the message says which.</exception>
    public static Currency OfRecord(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryGetOfRecord(code, out Currency currency, out CurrencyRefusal error)
            ? currency
            : throw new ArgumentException($"\"{code}\" was refused. {CurrencyRefusals.Describe(error)}", nameof(code));
    }

    /// <summary>Finds the currency of a stored amount by its code, active or retired: exactly three upper-case ASCII letters.</summary>
    public static bool TryGetOfRecord([NotNullWhen(true)] string? code, out Currency currency) =>
        TryGetOfRecord(code.AsSpan(), out currency, out _);

    private static bool TryGetOfRecord(ReadOnlySpan<char> code, out Currency currency, out CurrencyRefusal error)
    {
        currency = new Currency(CurrencyLookup.Find(code, ignoreCase: false, out error, withRetired: true));
        return error == CurrencyRefusal.None;
    }

    internal static bool TryGetOfRecord(ReadOnlySpan<byte> code, out Currency currency, out CurrencyRefusal error)
    {
        currency = new Currency(CurrencyLookup.Find(code, ignoreCase: false, out error, withRetired: true));
        return error == CurrencyRefusal.None;
    }

    /// <summary>
    /// Finds a currency by its code: exactly three upper-case ASCII letters. <see langword="null"/> is refused as malformed.
    /// </summary>
    public static bool TryGet([NotNullWhen(true)] string? code, out Currency currency) => TryGet(code.AsSpan(), out currency, out _);

    /// <inheritdoc cref="TryGet(string?, out Currency)"/>
    public static bool TryGet(ReadOnlySpan<char> code, out Currency currency) => TryGet(code, out currency, out _);

    /// <summary>Finds a currency by its code in UTF-8: exactly three upper-case ASCII letters.</summary>
    public static bool TryGet(ReadOnlySpan<byte> code, out Currency currency) => TryGet(code, out currency, out _);

    /// <summary>Finds a currency by its code, exactly three upper-case ASCII letters, or says why there is none.</summary>
    public static bool TryGet(ReadOnlySpan<char> code, out Currency currency, out CurrencyRefusal error)
    {
        currency = new Currency(CurrencyLookup.Find(code, ignoreCase: false, out error));
        return error == CurrencyRefusal.None;
    }

    /// <inheritdoc cref="TryGet(ReadOnlySpan{char}, out Currency, out CurrencyRefusal)"/>
    public static bool TryGet(ReadOnlySpan<byte> code, out Currency currency, out CurrencyRefusal error)
    {
        currency = new Currency(CurrencyLookup.Find(code, ignoreCase: false, out error));
        return error == CurrencyRefusal.None;
    }

    /// <summary>As <c>TryGet</c>, with ASCII letters of either case. No culture takes part.</summary>
    public static bool TryGetIgnoreCase([NotNullWhen(true)] string? code, out Currency currency) =>
        TryGetIgnoreCase(code.AsSpan(), out currency, out _);

    /// <inheritdoc cref="TryGetIgnoreCase(string?, out Currency)"/>
    public static bool TryGetIgnoreCase(ReadOnlySpan<char> code, out Currency currency) => TryGetIgnoreCase(code, out currency, out _);

    /// <inheritdoc cref="TryGetIgnoreCase(string?, out Currency)"/>
    public static bool TryGetIgnoreCase(ReadOnlySpan<byte> code, out Currency currency) => TryGetIgnoreCase(code, out currency, out _);

    /// <summary>As <c>TryGet</c>, with ASCII letters of either case, or says why there is none.</summary>
    public static bool TryGetIgnoreCase(ReadOnlySpan<char> code, out Currency currency, out CurrencyRefusal error)
    {
        currency = new Currency(CurrencyLookup.Find(code, ignoreCase: true, out error));
        return error == CurrencyRefusal.None;
    }

    /// <inheritdoc cref="TryGetIgnoreCase(ReadOnlySpan{char}, out Currency, out CurrencyRefusal)"/>
    public static bool TryGetIgnoreCase(ReadOnlySpan<byte> code, out Currency currency, out CurrencyRefusal error)
    {
        currency = new Currency(CurrencyLookup.Find(code, ignoreCase: true, out error));
        return error == CurrencyRefusal.None;
    }
}
