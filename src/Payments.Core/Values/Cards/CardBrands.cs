namespace Payments;

/// <summary>What the first digits of a card number tell: its network, how long the number is, and how long the security code is.</summary>
public static class CardBrands
{
    /// <summary>The fewest digits of any network's numbers.</summary>
    public const int ShortestNumber = 12;

    /// <summary>The most digits of any network's numbers.</summary>
    public const int LongestNumber = 19;

    /// <summary>The ranges from which numbers are issued, the narrow ones before the wide ones that they are cut from.</summary>
    public static IReadOnlyList<CardIssuerRange> Issuers => CardIssuers.All;

    /// <summary>
    /// The network of a number or of its beginning; digits only. Six digits decide it: with fewer it is the network that most
    /// numbers of this beginning have.
    /// </summary>
    public static CardBrand Detect(ReadOnlySpan<char> digits) => CardIssuers.Find(digits)?.Brand ?? CardBrand.Unknown;

    /// <summary>
    /// True where numbers that begin like this one may have as many digits as it has: the lengths of its range, and
    /// <see cref="ShortestNumber"/> to <see cref="LongestNumber"/> for a number outside all ranges.
    /// </summary>
    /// <param name="digits">The whole number, digits only.</param>
    public static bool AllowsLength(ReadOnlySpan<char> digits) =>
        CardIssuers.Find(digits) is { } range
            ? range.Lengths.Contains(digits.Length)
            : digits.Length is >= ShortestNumber and <= LongestNumber;

    /// <summary>True where some of the network's numbers have so many digits.</summary>
    public static bool AllowsLength(CardBrand brand, int length) =>
        brand == CardBrand.Unknown
            ? length is >= ShortestNumber and <= LongestNumber
            : CardIssuers.All.Any(range => range.Brand == brand && range.Lengths.Contains(length));

    /// <summary>True where the network's security codes may have so many digits.</summary>
    public static bool AllowsCvcLength(CardBrand brand, int length) =>
        brand switch
        {
            CardBrand.Amex => length is 4,
            CardBrand.Unknown => length is 3 or 4,
            CardBrand.Visa
            or CardBrand.Mastercard
            or CardBrand.Discover
            or CardBrand.Diners
            or CardBrand.Jcb
            or CardBrand.UnionPay
            or CardBrand.Maestro
            or CardBrand.Verve
            or CardBrand.RuPay
            or CardBrand.Elo
            or CardBrand.Troy
            or CardBrand.Mir
            or CardBrand.Dankort => length is 3,
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
            CardBrand.Maestro => "maestro",
            CardBrand.Verve => "verve",
            CardBrand.RuPay => "rupay",
            CardBrand.Elo => "elo",
            CardBrand.Troy => "troy",
            CardBrand.Mir => "mir",
            CardBrand.Dankort => "dankort",
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
            CardBrand.Maestro => "Maestro",
            CardBrand.Verve => "Verve",
            CardBrand.RuPay => "RuPay",
            CardBrand.Elo => "Elo",
            CardBrand.Troy => "Troy",
            CardBrand.Mir => "Mir",
            CardBrand.Dankort => "Dankort",
        };
}
