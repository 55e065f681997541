using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>A rate for people: "1 USD = 15.5 GHS".</summary>
internal static class RateText
{
    private const int SignificantDigits = 6;

    /// <summary>With six significant digits, and with all digits before the point however many they are.</summary>
    public static string Of(ExchangeRate rate, NumberFormatInfo format) =>
        $"1 {rate.From.Code} = {Short(rate.Rate).ToString("0.############################", format)} {rate.To.Code}";

    private static decimal Short(decimal rate)
    {
        var decimals = SignificantDigits;
        for (var scaled = rate; scaled >= 1 && decimals > 0; scaled /= 10)
            decimals--;
        for (var scaled = rate; scaled < 0.1m && decimals < 28; scaled *= 10)
            decimals++;
        return decimal.Round(rate, decimals, MidpointRounding.AwayFromZero);
    }
}
