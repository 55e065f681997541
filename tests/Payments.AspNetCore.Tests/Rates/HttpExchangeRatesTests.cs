using System.Net;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests.Rates;

public sealed class HttpExchangeRatesTests : IDisposable
{
    private static readonly Uri Address = new("https://rates.example/daily.xml?secret");

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 18, 0, 0, TimeSpan.Zero));
    private readonly RatesPublisher _publisher = new();
    private readonly CapturedLogs _logs = new();
    private readonly LoggerFactory _loggers;
    private readonly HttpExchangeRates _rates;

    public HttpExchangeRatesTests()
    {
        _loggers = new LoggerFactory([_logs]);
        _rates = new HttpExchangeRates(
            new DailyRatesDownload(Address, _publisher, _clock),
            new DailyRatesOptions(),
            _clock,
            _loggers.CreateLogger<HttpExchangeRates>()
        );
        _publisher.Publish(RatesPublisher.Document("2026-01-02"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _rates.Dispose();
        _publisher.Dispose();
        _loggers.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task A_rate_is_crossed_and_says_whose_it_is_and_of_when() =>
        Assert.Equal(
            new ExchangeRate(Currency.Usd, Currency.Jpy, 120m, new DateTimeOffset(2026, 1, 2, 16, 0, 0, TimeSpan.Zero), "rates.example"),
            (await GetAsync()).Value
        );

    [Fact]
    public async Task Rates_are_fetched_again_when_the_interval_is_over_and_not_before()
    {
        Assert.Equal(120m, (await GetAsync()).Value.Rate);
        _publisher.Publish(RatesPublisher.Document("2026-01-02", dollars: "1.5"));

        _clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromTicks(1));
        Assert.Equal(120m, (await GetAsync()).Value.Rate);
        Assert.Equal(1, _publisher.Requests);

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(100m, (await GetAsync()).Value.Rate);
        Assert.Equal(2, _publisher.Requests);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_fetch()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _publisher.Answer = _ => answer.Task;

        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(GetAsync, Token)).ToList();
        using var gone = new CancellationTokenSource();
        var impatient = _rates.GetAsync(Currency.Usd, Currency.Jpy, gone.Token).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult(RatesPublisher.Ok(RatesPublisher.Document("2026-01-02")));

        Assert.All(await Task.WhenAll(callers), result => Assert.Equal(120m, result.Value.Rate));
        Assert.Equal(1, _publisher.Requests);
    }

    [Fact]
    public async Task While_fetching_fails_the_rates_at_hand_serve_until_they_are_too_old()
    {
        var first = (await GetAsync()).Value;
        _publisher.Fail();

        _clock.Advance(TimeSpan.FromDays(6) - TimeSpan.FromHours(2));
        Assert.Equal(first, (await GetAsync()).Value);
        Assert.Equal(2, _publisher.Requests);

        _clock.Advance(TimeSpan.FromTicks(1));
        var refusal = (await GetAsync()).Refusal!;
        Assert.Equal((RefusalKind.Unavailable, "rate_stale"), (refusal.Kind, refusal.Code));
        Assert.Contains("from USD to JPY is 7 days old, and at most 6 days", refusal.Message, StringComparison.Ordinal);

        _publisher.Publish(RatesPublisher.Document("2026-01-06"));
        _clock.Advance(HttpExchangeRates.PauseAfterFailure);
        Assert.True((await GetAsync()).IsSuccess);
    }

    [Fact]
    public async Task Rates_that_are_too_old_are_asked_for_every_minute_though_the_publisher_answers()
    {
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("rate_stale", (await GetAsync()).Refusal!.Code);
        _publisher.Publish(RatesPublisher.Document("2026-01-09"));

        Assert.Equal("rate_stale", (await GetAsync()).Refusal!.Code);
        _clock.Advance(HttpExchangeRates.PauseAfterFailure);
        Assert.True((await GetAsync()).IsSuccess);
        Assert.Equal(2, _publisher.Requests);
    }

    [Fact]
    public async Task After_a_failure_nobody_asks_again_for_a_minute()
    {
        _publisher.Fail();
        Assert.Equal("rate_missing", (await GetAsync()).Refusal!.Code);
        _publisher.Publish(RatesPublisher.Document("2026-01-02"));

        _clock.Advance(HttpExchangeRates.PauseAfterFailure - TimeSpan.FromTicks(1));
        Assert.Equal("rate_missing", (await GetAsync()).Refusal!.Code);
        Assert.Equal(1, _publisher.Requests);

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True((await GetAsync()).IsSuccess);
        Assert.Equal(2, _publisher.Requests);
    }

    [Fact]
    public async Task A_currency_that_is_not_published_is_missing_and_one_in_itself_needs_no_rates()
    {
        Assert.Equal(1m, (await _rates.GetAsync(Currency.Ngn, Currency.Ngn, Token)).Value.Rate);
        Assert.Equal(0, _publisher.Requests);

        Assert.Equal("rate_missing", (await _rates.GetAsync(Currency.Usd, Currency.Ngn, Token)).Refusal!.Code);
        Assert.Equal(1, _publisher.Requests);
    }

    [Fact]
    public async Task A_slow_publisher_is_given_up_after_ten_seconds()
    {
        _publisher.Answer = async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellation);
            throw new InvalidOperationException("The delay has no end.");
        };
        var asked = GetAsync();
        await _clock.WhenArmedAsync(1, Token);

        _clock.Advance(DailyRatesDownload.TimeLimit);

        Assert.Equal("rate_missing", (await asked).Refusal!.Code);
        Assert.Contains(_logs.Lines, line => line.Contains("longer than 10 seconds", StringComparison.Ordinal));
    }

    public static TheoryData<HttpStatusCode, string, string> Nonsense =>
        new()
        {
            { HttpStatusCode.InternalServerError, RatesPublisher.Document("2026-01-02"), "answered 500" },
            { HttpStatusCode.Found, "", "answered 302" },
            { HttpStatusCode.NoContent, "", "answered 204" },
            { HttpStatusCode.OK, "", "not well-formed" },
            { HttpStatusCode.OK, "<html/>", "no envelope" },
            { HttpStatusCode.OK, RatesPublisher.Document("2026-01-02", dollars: "0"), "the rate of USD" },
            { HttpStatusCode.OK, RatesPublisher.Document("2026-01-04"), "still to come" },
            { HttpStatusCode.OK, RatesPublisher.Document("2025-12-31"), "newer ones are known" },
            { HttpStatusCode.OK, RatesPublisher.Document("2026-01-02").PadRight(DailyRates.MaximumBytes + 1), "larger than" },
            { HttpStatusCode.OK, RatesPublisher.Document("2026-01-02").PadRight(3 * DailyRates.MaximumBytes), "larger than" },
        };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public async Task Nonsense_changes_no_rate_and_is_logged_with_its_reason(HttpStatusCode status, string document, string reason)
    {
        var first = (await GetAsync()).Value;
        _publisher.Answer = _ =>
        {
            var answer = RatesPublisher.Ok(document);
            answer.StatusCode = status;
            return Task.FromResult(answer);
        };
        _clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal(first, (await GetAsync()).Value);

        Assert.Equal(2, _publisher.Requests);
        var line = Assert.Single(_logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Contains("could not be fetched from rates.example", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_has_begun_in_the_east_is_not_to_come()
    {
        _publisher.Publish(RatesPublisher.Document("2026-01-03"));

        Assert.True((await GetAsync()).IsSuccess);
    }

    private async Task<Result<ExchangeRate>> GetAsync() => await _rates.GetAsync(Currency.Usd, Currency.Jpy, Token);
}
