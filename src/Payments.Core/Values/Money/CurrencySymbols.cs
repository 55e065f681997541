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

/// <summary>
/// Where a pattern of <see cref="System.Globalization.NumberFormatInfo"/> puts the symbol, and the same pattern without its
/// space.
/// </summary>
/// <param name="TightPattern">The number of the pattern without a space.</param>
/// <param name="Leads">Whether the symbol comes before the number.</param>
/// <param name="MeetsDigit">Whether a digit, not a sign, is next to the symbol.</param>
/// <param name="Spaced">Whether the pattern has a space.</param>
internal readonly record struct CurrencyPlacement(int TightPattern, bool Leads, bool MeetsDigit, bool Spaced)
{
    internal static CurrencyPlacement OfPositive(int pattern) =>
        pattern switch
        {
            0 => new(0, Leads: true, MeetsDigit: true, Spaced: false),
            1 => new(1, Leads: false, MeetsDigit: true, Spaced: false),
            2 => new(0, Leads: true, MeetsDigit: true, Spaced: true),
            _ => new(1, Leads: false, MeetsDigit: true, Spaced: true),
        };

    internal static CurrencyPlacement OfNegative(int pattern) =>
        pattern switch
        {
            0 => new(0, Leads: true, MeetsDigit: true, Spaced: false), // ($n)
            1 => new(1, Leads: true, MeetsDigit: true, Spaced: false), // -$n
            2 => new(2, Leads: true, MeetsDigit: false, Spaced: false), // $-n
            3 => new(3, Leads: true, MeetsDigit: true, Spaced: false), // $n-
            4 => new(4, Leads: false, MeetsDigit: true, Spaced: false), // (n$)
            5 => new(5, Leads: false, MeetsDigit: true, Spaced: false), // -n$
            6 => new(6, Leads: false, MeetsDigit: false, Spaced: false), // n-$
            7 => new(7, Leads: false, MeetsDigit: true, Spaced: false), // n$-
            8 => new(5, Leads: false, MeetsDigit: true, Spaced: true), // -n $
            9 => new(1, Leads: true, MeetsDigit: true, Spaced: true), // -$ n
            10 => new(7, Leads: false, MeetsDigit: true, Spaced: true), // n $-
            11 => new(3, Leads: true, MeetsDigit: true, Spaced: true), // $ n-
            12 => new(2, Leads: true, MeetsDigit: false, Spaced: true), // $ -n
            13 => new(6, Leads: false, MeetsDigit: false, Spaced: true), // n- $
            14 => new(0, Leads: true, MeetsDigit: true, Spaced: true), // ($ n)
            15 => new(4, Leads: false, MeetsDigit: true, Spaced: true), // (n $)
            _ => new(2, Leads: true, MeetsDigit: false, Spaced: true), // $- n, whose space goes before the sign
        };
}
