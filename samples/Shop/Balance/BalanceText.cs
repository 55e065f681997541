using System.Globalization;
using System.Text.Json;
using Payments;

namespace Shop;

/// <summary>Amounts, days and words as the page writes them.</summary>
internal static class BalanceText
{
    public static string Of(Money amount) => amount.Format(ShopCulture.British);

    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"RefundReversal" is "refund reversal".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');
}
