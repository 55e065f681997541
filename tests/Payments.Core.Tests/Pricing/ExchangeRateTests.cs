using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class ExchangeRateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rate_is_more_than_nothing_between_currencies_and_from_somewhere()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Rate", () => new ExchangeRate(Currency.Usd, Currency.Eur, 0, Noon, "test"));
        Assert.Throws<ArgumentOutOfRangeException>("Rate", () => new ExchangeRate(Currency.Usd, Currency.Eur, -1, Noon, "test"));
        Assert.Throws<ArgumentException>("From", () => new ExchangeRate(default, Currency.Eur, 1, Noon, "test"));
        Assert.Throws<ArgumentException>("To", () => new ExchangeRate(Currency.Usd, default, 1, Noon, "test"));
        Assert.Throws<ArgumentException>("Source", () => new ExchangeRate(Currency.Usd, Currency.Eur, 1, Noon, " "));
    }

    [Theory]
    [InlineData("EUR", "USD", "1.25")]
    [InlineData("USD", "EUR", "0.8")]
    [InlineData("USD", "NGN", "1600")]
    [InlineData("NGN", "USD", "0.000625")]
    [InlineData("NGN", "NGN", "1")]
    [InlineData("JPY", "JPY", "1")]
    public async Task Fixed_rates_are_crossed_through_their_base(string from, string to, string expected)
    {
        var rates = new FixedExchangeRates(Currency.Eur, [new("USD", 1.25m), new("NGN", 2000m)], Noon);

        var rate = (await rates.GetAsync(Currency.Of(from), Currency.Of(to), TestContext.Current.CancellationToken)).Value;

        Assert.Equal(
            new ExchangeRate(
                Currency.Of(from),
                Currency.Of(to),
                decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
                Noon,
                "fixed"
            ),
            rate
        );
    }

    [Fact]
    public async Task A_currency_without_a_rate_is_refused_by_name()
    {
        var rates = new FixedExchangeRates(Currency.Eur, [new("USD", 1.25m)], Noon);

        foreach (var (from, to) in new[] { (Currency.Usd, Currency.Ngn), (Currency.Ngn, Currency.Usd) })
        {
            var refusal = (await rates.GetAsync(from, to, TestContext.Current.CancellationToken)).Refusal!;
            Assert.Equal((RefusalKind.Unavailable, "rate_missing", null), (refusal.Kind, refusal.Code, refusal.Field));
            Assert.Contains($"from {from} to {to}", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("try again", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("usd", "1", "upper-case")]
    [InlineData("XAU", "1", "minor unit")]
    [InlineData("USD", "0", "0.000000001")]
    [InlineData("USD", "-1", "0.000000001")]
    [InlineData("USD", "1000000000.1", "1000000000")]
    [InlineData("EUR", "1", "is the base")]
    [InlineData("GBP", "1", "two rates")]
    public void A_wrong_entry_of_fixed_rates_is_refused_by_name_when_it_is_set(string code, string rate, string words)
    {
        KeyValuePair<string, decimal>[] table =
        [
            new("GBP", 0.8m),
            new(code, decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)),
        ];

        var message = Assert
            .Throws<ArgumentException>("perBase", () => new ServiceCollection().AddPayments().UseFixedExchangeRates(Currency.Eur, table))
            .Message;

        Assert.Contains(code, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixed_rates_have_a_base() => Assert.Throws<ArgumentException>("base", () => new FixedExchangeRates(default, [], Noon));

    [Fact]
    public async Task Of_several_sources_the_last_one_wins_and_without_any_there_is_none()
    {
        var (clock, own) = (new ManualTimeProvider(Noon), new FixedExchangeRates(Currency.Usd, [], Noon));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        var payments = services.AddPayments();
        using (var none = services.BuildServiceProvider())
            Assert.Null(none.GetService<IExchangeRates>());

        payments.UseFixedExchangeRates(Currency.Usd, [new("NGN", 1m)]).UseExchangeRates(own);
        using (var last = services.BuildServiceProvider())
            Assert.Same(own, Assert.Single(last.GetServices<IExchangeRates>()));

        payments.UseFixedExchangeRates(Currency.Usd, [new("NGN", 1500m)]);
        using var again = services.BuildServiceProvider();
        var rate = await Assert
            .Single(again.GetServices<IExchangeRates>())
            .GetAsync(Currency.Usd, Currency.Ngn, TestContext.Current.CancellationToken);
        Assert.Equal((1500m, Noon), (rate.Value.Rate, rate.Value.AsOf));
    }

    [Fact]
    public void A_stale_rate_is_refused_with_its_age_the_limit_and_the_remedy()
    {
        var refusal = ExchangeRateRefusals.Stale(
            Currency.Usd,
            Currency.Ngn,
            TimeSpan.FromDays(4) + TimeSpan.FromTicks(1),
            TimeSpan.FromDays(4)
        );

        Assert.Equal((RefusalKind.Unavailable, "rate_stale", null), (refusal.Kind, refusal.Code, refusal.Field));
        Assert.StartsWith(
            "The exchange rate from USD to NGN is 5 days old, and at most 4 days are allowed; ",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is 30 hours old, and at most 1 hours",
            ExchangeRateRefusals.Stale(Currency.Usd, Currency.Ngn, TimeSpan.FromHours(30), TimeSpan.FromHours(1)).Message,
            StringComparison.Ordinal
        );
    }
}
