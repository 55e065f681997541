namespace Payments;

/// <summary>What one unit of a currency was worth in another at a time.</summary>
/// <param name="From">Of one major unit of this currency.</param>
/// <param name="To">In major units of this currency; it may be the same.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one unit of <paramref name="From"/>; more than zero.</param>
/// <param name="AsOf">When it was true. An age is counted from here.</param>
/// <param name="Source">Who said so, such as a host name; never empty.</param>
/// <exception cref="ArgumentException">A currency is <c>default</c>, the rate is not more than zero, or the source is empty.</exception>
public sealed record ExchangeRate(Currency From, Currency To, decimal Rate, DateTimeOffset AsOf, string Source)
{
    /// <summary>Of one major unit of this currency.</summary>
    public Currency From { get; } = Known(From, nameof(From));

    /// <summary>In major units of this currency; it may be the same.</summary>
    public Currency To { get; } = Known(To, nameof(To));

    /// <summary>Major units of <see cref="To"/> for one of <see cref="From"/>; more than zero.</summary>
    public decimal Rate { get; } = Rate > 0 ? Rate : throw new ArgumentOutOfRangeException(nameof(Rate), Rate, "A rate is more than zero.");

    /// <summary>When it was true. An age is counted from here.</summary>
    public DateTimeOffset AsOf { get; } = AsOf;

    /// <summary>Who said so, such as a host name; never empty.</summary>
    public string Source { get; } =
        string.IsNullOrWhiteSpace(Source) ? throw new ArgumentException("A rate has a source.", nameof(Source)) : Source;

    private static Currency Known(Currency currency, string name) =>
        currency != default
            ? currency
            : throw new ArgumentException("The currency is default(Currency), which stands for no currency.", name);
}
