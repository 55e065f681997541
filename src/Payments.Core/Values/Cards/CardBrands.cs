using System.Globalization;

namespace Payments;

/// <summary>What the first digits of a card number tell: its network, how long the number is, and how long the security code is.</summary>
public static class CardBrands
{
    /// <summary>The fewest digits of any network's numbers.</summary>
    public const int ShortestNumber = 12;

    /// <summary>The most digits of any network's numbers.</summary>
    public const int LongestNumber = 19;

    /// <summary>The network of a number or of its beginning; digits only.</summary>
    public static CardBrand Detect(ReadOnlySpan<char> digits) =>
        digits switch
        {
            ['4', ..] => CardBrand.Visa,
            ['3', '4' or '7', ..] => CardBrand.Amex,
            ['3', '6' or '8' or '9', ..] => CardBrand.Diners,
            _ when Within(digits, 300, 305) || Within(digits, 3095, 3095) => CardBrand.Diners,
            _ when Within(digits, 3528, 3589) => CardBrand.Jcb,
            _ when Within(digits, 51, 55) || Within(digits, 2221, 2720) => CardBrand.Mastercard,
            _ when Within(digits, 6011, 6011) || Within(digits, 644, 649) || Within(digits, 65, 65) => CardBrand.Discover,
            _ when Within(digits, 62, 62) || Within(digits, 81, 81) => CardBrand.UnionPay,
            _ => CardBrand.Unknown,
        };

    /// <summary>True where the network's numbers may have so many digits.</summary>
    public static bool AllowsLength(CardBrand brand, int length) =>
        brand switch
        {
            CardBrand.Visa => length is 13 or 16 or 19,
            CardBrand.Mastercard => length is 16,
            CardBrand.Amex => length is 15,
            CardBrand.Discover or CardBrand.Jcb or CardBrand.UnionPay => length is >= 16 and <= LongestNumber,
            CardBrand.Diners => length is >= 14 and <= LongestNumber,
            CardBrand.Unknown => length is >= ShortestNumber and <= LongestNumber,
        };

    /// <summary>True where the network's security codes may have so many digits.</summary>
    public static bool AllowsCvcLength(CardBrand brand, int length) =>
        brand switch
        {
            CardBrand.Amex => length is 4,
            CardBrand.Unknown => length is 3 or 4,
            CardBrand.Visa or CardBrand.Mastercard or CardBrand.Discover or CardBrand.Diners or CardBrand.Jcb or CardBrand.UnionPay =>
                length is 3,
        };

    /// <summary>The word for the network in markup and scripts: lower case ASCII.</summary>
    public static string Key(CardBrand brand) =>
        brand switch
        {
            CardBrand.Unknown => "unknown",
            CardBrand.Visa => "visa",
            CardBrand.Mastercard => "mastercard",
            CardBrand.Amex => "amex",
            CardBrand.Discover => "discover",
            CardBrand.Diners => "diners",
            CardBrand.Jcb => "jcb",
            CardBrand.UnionPay => "unionpay",
        };

    /// <summary>The network with this word; <see cref="CardBrand.Unknown"/> where it is unknown.</summary>
    public static CardBrand OfKey(string key) => Enum.GetValues<CardBrand>().FirstOrDefault(brand => Key(brand) == key, CardBrand.Unknown);

    /// <summary>The name of the network as its cards print it; "Card" when it is unknown.</summary>
    public static string Name(CardBrand brand) =>
        brand switch
        {
            CardBrand.Unknown => "Card",
            CardBrand.Visa => "Visa",
            CardBrand.Mastercard => "Mastercard",
            CardBrand.Amex => "American Express",
            CardBrand.Discover => "Discover",
            CardBrand.Diners => "Diners Club",
            CardBrand.Jcb => "JCB",
            CardBrand.UnionPay => "UnionPay",
        };

    private static bool Within(ReadOnlySpan<char> digits, int first, int last)
    {
        var width =
            first < 100 ? 2
            : first < 1000 ? 3
            : 4;
        return digits.Length >= width
            && int.Parse(digits[..width], NumberStyles.None, CultureInfo.InvariantCulture) is var prefix
            && prefix >= first
            && prefix <= last;
    }
}
