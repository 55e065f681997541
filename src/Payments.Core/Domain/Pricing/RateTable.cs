namespace Payments;

/// <summary>Rates of one base currency, crossed through it.</summary>
internal sealed class RateTable
{
    // A quotient of two of these keeps ten digits and more within a decimal.
    public const decimal Least = 0.000_000_001m;
    public const decimal Most = 1_000_000_000m;

    private readonly Dictionary<Currency, decimal> _perBase = [];

    public RateTable(Currency @base)
    {
        Base = @base;
        _perBase[@base] = 1m;
    }

    public Currency Base { get; }

    public IReadOnlyCollection<Currency> Currencies => _perBase.Keys;

    public static bool IsRate(decimal rate) => rate is >= Least and <= Most;

    /// <summary>False where the currency has a rate already, as the base has.</summary>
    public bool TryAdd(Currency currency, decimal perBase) => _perBase.TryAdd(currency, perBase);

    /// <summary>Null where one of the two is not listed. Between a currency and itself it is 1, listed or not.</summary>
    public ExchangeRate? Cross(Currency from, Currency to, DateTimeOffset asOf, string source)
    {
        if (from == to)
            return new ExchangeRate(from, to, 1m, asOf, source);
        return _perBase.TryGetValue(from, out var fromPerBase) && _perBase.TryGetValue(to, out var toPerBase)
            ? new ExchangeRate(from, to, toPerBase / fromPerBase, asOf, source)
            : null;
    }
}
