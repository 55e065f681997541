namespace Payments;

/// <summary>Rates that a host sets by hand. They never become stale: the host is responsible for them.</summary>
public sealed class FixedExchangeRates : IExchangeRates
{
    private readonly RateTable _table;
    private readonly DateTimeOffset _asOf;

    /// <summary>Rates of one base currency; all others are crossed through it, at the 28 digits of a decimal.</summary>
    /// <param name="base">The currency of which the table gives rates.</param>
    /// <param name="perBase">Upper-case codes, each once and not the base's, and major units for one major unit of the base:
    /// 0.000000001 to 1,000,000,000.</param>
    /// <param name="asOf">The time that every rate is given as of.</param>
    /// <exception cref="ArgumentException">An entry is refused; the message names it and the remedy.</exception>
    public FixedExchangeRates(Currency @base, IEnumerable<KeyValuePair<string, decimal>> perBase, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(perBase);
        if (@base == default)
            throw new ArgumentException("The base is default(Currency), which stands for no currency.", nameof(@base));

        _asOf = asOf;
        _table = new RateTable(@base);
        foreach (var (code, rate) in perBase)
        {
            if (!Currency.TryGet(code, out var currency, out var error))
                throw new ArgumentException($"\"{code}\" was refused. {CurrencyRefusals.Describe(error)}", nameof(perBase));
            if (!RateTable.IsRate(rate))
                throw new ArgumentException(
                    $"The rate of {code} is {rate}; give the {code} for one {@base.Code}, {RateTable.Least} to {RateTable.Most}.",
                    nameof(perBase)
                );
            if (!_table.TryAdd(currency, rate))
                throw new ArgumentException($"{code} has two rates, or is the base, whose rate is 1; leave one out.", nameof(perBase));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Result<ExchangeRate>> GetAsync(Currency from, Currency to, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<ExchangeRate>>(
            _table.Cross(from, to, _asOf, "fixed") is { } rate ? rate : ExchangeRateRefusals.Missing(from, to)
        );
}

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
