using Microsoft.Extensions.Logging;

namespace Payments.AspNetCore;

/// <summary>
/// Daily rates from an address, kept in memory. They are fetched when they are needed and due: callers meanwhile wait
/// for the one fetch that is under way. What was fetched serves on while fetching fails, until it is too old.
/// </summary>
internal sealed partial class HttpExchangeRates(
    DailyRatesDownload download,
    DailyRatesOptions options,
    TimeProvider clock,
    ILogger<HttpExchangeRates> logger
) : IExchangeRates, IDisposable
{
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    // A day begins in the east before it does in UTC; what is dated later than that would not grow old in time.
    private static readonly TimeSpan LatestDate = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();
    private Task _refresh = Task.CompletedTask;
    private DailyRates? _rates;
    private DateTimeOffset? _attemptedAt;
    private bool _failed;

    public async ValueTask<Result<ExchangeRate>> GetAsync(Currency from, Currency to, CancellationToken cancellationToken)
    {
        if (from == to)
            return new ExchangeRate(from, to, 1m, clock.GetUtcNow(), download.Host);

        await RefreshIfDue().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Current()?.Get(from, to) is not { } rate)
            return ExchangeRateRefusals.Missing(from, to);

        var age = clock.GetUtcNow() - rate.AsOf;
        return age > options.MaximumAge ? ExchangeRateRefusals.Stale(from, to, age, options.MaximumAge) : rate;
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
        download.Dispose();
    }

    private DailyRates? Current()
    {
        lock (_gate)
            return _rates;
    }

    private Task RefreshIfDue()
    {
        lock (_gate)
        {
            if (!_refresh.IsCompleted)
                return _refresh;

            var now = clock.GetUtcNow();
            if (!IsDue(now))
                return Task.CompletedTask;

            // Failed until it has not: an attempt that ends by a bug must not count as fresh for hours.
            (_attemptedAt, _failed) = (now, true);
            var stopped = _stopped.Token;

            // Not with one caller's token: that caller may cancel while others wait for the same fetch.
            return _refresh = Task.Run(() => RefreshAsync(now, stopped), CancellationToken.None);
        }
    }

    private bool IsDue(DateTimeOffset now)
    {
        if (_attemptedAt is not { } last)
            return true;
        var usable = !_failed && _rates is { } rates && now - rates.AsOf <= options.MaximumAge;
        return now - last >= (usable ? options.RefreshInterval : PauseAfterFailure);
    }

    private async Task RefreshAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (fetched, problem) = await download.FetchAsync(cancellationToken).ConfigureAwait(false);
        if (fetched is null || !TryKeep(fetched, now, out problem))
            LogFailed(logger, download.Host, problem);
        else
            LogRefreshed(logger, fetched.Date, download.Host);
    }

    private bool TryKeep(DailyRates fetched, DateTimeOffset now, out string problem)
    {
        problem = "";
        lock (_gate)
        {
            if (fetched.AsOf > now + LatestDate)
                problem = $"its rates are of {fetched.Date:O}, which is still to come";
            else if (fetched.AsOf < _rates?.AsOf)
                problem = $"its rates are of {fetched.Date:O}, and newer ones are known";
            else
                (_rates, _failed) = (fetched, false);
            return !_failed;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Exchange rates could not be fetched from {Host}: {Problem}.")]
    private static partial void LogFailed(ILogger logger, string host, string problem);

    [LoggerMessage(LogLevel.Debug, "Exchange rates of {Date} were fetched from {Host}.")]
    private static partial void LogRefreshed(ILogger logger, DateOnly date, string host);
}
