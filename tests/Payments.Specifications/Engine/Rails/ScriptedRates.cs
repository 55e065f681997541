namespace Payments.Specifications;

/// <summary>One rate for all pairs of currencies, which a test moves; none at all where it says so.</summary>
public sealed class ScriptedRates(TimeProvider time) : IExchangeRates
{
    public decimal? Rate { get; set; } = 1_500.25m;

    public ValueTask<Result<ExchangeRate>> GetAsync(Currency from, Currency to, CancellationToken cancellationToken) =>
        new(
            Rate is { } rate ? new ExchangeRate(from, to, rate, time.GetUtcNow(), "rates.example") : ExchangeRateRefusals.Missing(from, to)
        );
}
