using System.Globalization;
using System.Text.Json;
using Payments;

namespace Shop;

/// <summary>Amounts, days and words as the page writes them.</summary>
internal static class BalanceText
{
    private static readonly CultureInfo _culture = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(Money amount) => amount.Format(_culture);

    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", _culture);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm:ss", _culture);

    /// <summary>"RefundReversal" is "refund reversal".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');
}
