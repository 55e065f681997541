namespace Payments;

/// <summary>
/// The ranges from which card numbers are issued, with the lengths that are in issue. A new network is one edit of this file:
/// the guard, the brands, the hosted page and the browser's script all read it.
/// </summary>
/// <remarks>
/// Sources: ISO/IEC 7812 and the ranges that Discover, NPCI (RuPay), Elo, Interswitch (Verve) and BKM (Troy) publish, as card
/// processors' documentation repeats them; docs/decisions/0021 lists them with what was left out.
/// </remarks>
internal static class CardIssuers
{
    private static readonly (CardBrand Brand, string Lengths, string Ranges)[] Rows =
    [
        // No Visa card of 13 digits has been valid for decades, and an order number of 13 digits is common.
        (CardBrand.Visa, "16 19", "4"),
        (CardBrand.Mastercard, "16", "51-55 2221-2720"),
        (CardBrand.Amex, "15", "34 37"),
        (CardBrand.Diners, "14 16 17 18 19", "300-305 3095 36 38 39"),
        (CardBrand.Jcb, "16 17 18 19", "3528-3589"),
        (CardBrand.Discover, "16 17 18 19", "6011 644-649 65"),
        (CardBrand.UnionPay, "16 17 18 19", "62 8100-8171"),
        (CardBrand.Mir, "16 17 18 19", "2200-2204"),
        (CardBrand.RuPay, "16", "508500-508999 606985-607984 608001-608500 652150-653149 817200-820199"),
        (CardBrand.Verve, "16 18 19", "506000-506198 507850 507865-507964 650002-650027"),
        (CardBrand.Dankort, "16", "5019"),
        // The Maestro rules allow 12 to 19 digits; what banks have issued has at least 16, Belgium's cards 17.
        (CardBrand.Maestro, "16 17 18 19", "50 56-58 6304 6390 67"),
        (
            CardBrand.Troy,
            "16",
            "9792 650052 650082-650083 650092 650161 650170 650173 650175 650268 650271 650273-650274 650456-650457 650836 "
                + "650846-650850 650987 650990 654997 657366 657998 658750-658809"
        ),
        (
            CardBrand.Elo,
            "16",
            "401178-401179 431274 438935 451416 457393 457631-457632 504175 506699-506778 509000-509999 627780 636297 636368 "
                + "650031-650033 650035-650051 650405-650439 650485-650538 650541-650598 650700-650718 650720-650727 650901-650978 "
                + "651652-651679 655000-655019 655021-655058"
        ),
        // Networks of one country, for the guard: Uzcard and Humo (Uzbekistan), Belkart (Belarus), ArCa (Armenia), Borica (Bulgaria),
        // Hiper and Hipercard (Brazil), Meeza (Egypt), Carnet (Mexico), mada (Saudi Arabia).
        (
            CardBrand.Unknown,
            "16",
            "8600 9860 9112 9051 2205 606282 637095 637568 637599 637609 637612 507803 507808-507810 286900 636379 639388 639484 639559 "
                + "968201-968211"
        ),
        (CardBrand.Unknown, "16 19", "9704 507860"), // NAPAS (Vietnam), Aura (Brazil)
        (CardBrand.Unknown, "16 17 18 19", "604001-604200"), // Prostir (Ukraine)
    ];

    /// <summary>Every range, the narrow ones before the wide ones.</summary>
    public static IReadOnlyList<CardIssuerRange> All { get; } =
        Array.AsReadOnly<CardIssuerRange>([.. Rows.SelectMany(RangesOf).OrderByDescending(range => range.First.Length)]);

    /// <summary>The narrowest range of a number or of its beginning; null where none has it.</summary>
    public static CardIssuerRange? Find(ReadOnlySpan<char> digits)
    {
        foreach (var range in All)
        {
            if (range.Contains(digits))
                return range;
        }

        return null;
    }

    private static IEnumerable<CardIssuerRange> RangesOf((CardBrand Brand, string Lengths, string Ranges) row)
    {
        var lengths = Array.AsReadOnly<int>([.. row.Lengths.Split(' ').Select(length => (length[0] - '0') * 10 + (length[1] - '0'))]);
        return row
            .Ranges.Split(' ')
            .Select(range => range.Split('-'))
            .Select(ends => new CardIssuerRange(ends[0], ends[^1], row.Brand, lengths));
    }
}
