using System.Globalization;

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

/// <summary>
/// Where the rates come from at which prices are converted. Called by many at once; an implementation keeps what it fetched.
/// </summary>
public interface IExchangeRates
{
    /// <summary>
    /// The rate between two currencies now, or the refusal: <see cref="ExchangeRateRefusals.Missing"/> or
    /// <see cref="ExchangeRateRefusals.Stale"/>. The rate is of exactly these currencies, in this direction; between a currency and
    /// itself it is 1.
    /// </summary>
    ValueTask<Result<ExchangeRate>> GetAsync(Currency from, Currency to, CancellationToken cancellationToken);
}

/// <summary>The two refusals that a source of rates may give. Both are <see cref="RefusalKind.Unavailable"/>.</summary>
public static class ExchangeRateRefusals
{
    /// <summary>"rate_missing": there is no rate between the two.</summary>
    public static Refusal Missing(Currency from, Currency to) =>
        new(
            RefusalKind.Unavailable,
            "rate_missing",
            $"There is no exchange rate from {from.Code} to {to.Code} now; pay in another currency, or try again later"
        );

    /// <summary>"rate_stale": the rates that there are, are too old to charge anybody by them.</summary>
    /// <param name="from">Of this currency.</param>
    /// <param name="to">In this currency.</param>
    /// <param name="age">How old the rates are.</param>
    /// <param name="maximumAge">How old they may be.</param>
    public static Refusal Stale(Currency from, Currency to, TimeSpan age, TimeSpan maximumAge) =>
        new(
            RefusalKind.Unavailable,
            "rate_stale",
            $"The exchange rate from {from.Code} to {to.Code} is {Words(age)} old, and at most "
                + $"{Words(maximumAge)} are allowed; pay in another currency, or try again when newer rates are out"
        );

    // Rounded up, so that an age above the limit never reads as the limit.
    private static string Words(TimeSpan time) =>
        time > TimeSpan.FromDays(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalDays)} days")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalHours)} hours");
}
