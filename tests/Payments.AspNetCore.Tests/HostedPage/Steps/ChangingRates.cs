namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>Rates that a test moves; those without a rate are missing.</summary>
internal sealed class ChangingRates : IExchangeRates
{
    public Dictionary<string, decimal> PerDollar { get; } =
        new()
        {
            ["JPY"] = 155.0051m,
            ["GHS"] = 15.5m,
            ["KWD"] = 0.30651m,
            ["KES"] = 129m,
        };

    public ValueTask<Result<ExchangeRate>> GetAsync(Currency from, Currency to, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<ExchangeRate>>(
            PerDollar.TryGetValue(to.Code, out var rate)
                ? new ExchangeRate(from, to, rate, new DateTimeOffset(2025, 11, 17, 0, 0, 0, TimeSpan.Zero), "test")
                : ExchangeRateRefusals.Missing(from, to)
        );
}
