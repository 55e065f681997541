namespace Payments.AspNetCore;

/// <summary>How long published rates are kept and used.</summary>
public sealed class DailyRatesOptions
{
    /// <summary>
    /// How often the rates are fetched again while prices are being converted. Default 4 hours; 1 minute to 24 hours. After a failure, or
    /// once the rates are too old, they are requested every minute.
    /// </summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromHours(4);

    /// <summary>
    /// How old rates may be, from 16:00 UTC of their day on; older ones convert nothing. Default 6 days, as none are published at
    /// weekends and on holidays: at Easter a Thursday's rates must last until a Tuesday's, five days later, and a day is left for one that
    /// is late. 1 hour to 30 days.
    /// </summary>
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromDays(6);

    internal void Validate()
    {
        Require(RefreshInterval, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24), nameof(RefreshInterval));
        Require(MaximumAge, TimeSpan.FromHours(1), TimeSpan.FromDays(30), nameof(MaximumAge));
    }

    private static void Require(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        if (value < least || value > most)
            throw new InvalidOperationException(
                $"{nameof(DailyRatesOptions)}.{name} is {value}; set it in "
                    + $"UseDailyExchangeRates(url, o => o.{name} = …) to a value from {least} to {most}."
            );
    }
}
