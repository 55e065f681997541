namespace Payments;

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
