using System.Globalization;

namespace Payments;

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
