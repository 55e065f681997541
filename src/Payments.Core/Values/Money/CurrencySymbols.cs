namespace Payments;

/// <summary>
/// Signs that name one currency to readers anywhere. Currencies that share a sign carry a prefix, as dollars do, or are left to their
/// code, as crowns are.
/// </summary>
internal static class CurrencySymbols
{
    internal static string? Find(Currency currency) =>
        currency.Code switch
        {
            "AMD" => "֏",
            "AUD" => "A$",
            "AZN" => "₼",
            "BDT" => "৳",
            "BRL" => "R$",
            "CAD" => "CA$",
            "CNY" => "CN¥",
            "CRC" => "₡",
            "EUR" => "€",
            "GBP" => "£",
            "GEL" => "₾",
            "GHS" => "GH₵",
            "HKD" => "HK$",
            "ILS" => "₪",
            "INR" => "₹",
            "JPY" => "¥",
            "KHR" => "៛",
            "KRW" => "₩",
            "KZT" => "₸",
            "LAK" => "₭",
            "MNT" => "₮",
            "MXN" => "MX$",
            "NGN" => "₦",
            "NZD" => "NZ$",
            "PHP" => "₱",
            "PYG" => "₲",
            "RUB" => "₽",
            "THB" => "฿",
            "TRY" => "₺",
            "TWD" => "NT$",
            "UAH" => "₴",
            "USD" => "US$",
            "VND" => "₫",
            "XAF" => "FCFA",
            "XCD" => "EC$",
            _ => null,
        };
}
