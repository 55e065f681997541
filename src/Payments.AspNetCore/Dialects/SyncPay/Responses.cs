using System.Globalization;
using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Texts that many of SyncPay's responses have. Pure.</summary>
internal static class Responses
{
    private const int RateDigits = 10;

    /// <summary>A text that may be null.</summary>
    public static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
            writer.WriteNull(name);
        else
            writer.WriteString(name, value);
    }

    /// <summary>A rate with at most ten significant digits: amounts are calculated with all of them.</summary>
    public static string Rate(decimal rate)
    {
        var whole = 0;
        for (var rest = decimal.Truncate(rate); rest >= 1; rest = decimal.Truncate(rest / 10))
            whole++;
        var leadingZeros = 0;
        for (var rest = rate; whole == 0 && rest < 0.1m; rest *= 10)
            leadingZeros++;

        var decimals = Math.Clamp(RateDigits - whole + leadingZeros, 0, 28);
        return Math.Round(rate, decimals, MidpointRounding.AwayFromZero)
            .ToString("0.############################", CultureInfo.InvariantCulture);
    }
}
