using System.Collections.Frozen;

namespace Payments;

/// <summary>
/// How long the IBANs of each country are, and which countries the SEPA schemes reach. A new country is one edit of this file.
/// </summary>
internal static class IbanCountries
{
    private static readonly FrozenDictionary<string, int> Lengths = new (int Length, string Countries)[]
    {
        (15, "NO"),
        (16, "BE"),
        (18, "DK FI FK FO GL NL SD"),
        (19, "MK SI"),
        (20, "AT BA EE KZ LT LU MN XK"),
        (21, "CH HR LI LV"),
        (22, "BG BH CR DE GB GE IE ME RS VA"),
        (23, "AE GI IL IQ OM SO TL"),
        (24, "AD CZ ES MD PK RO SA SE SK TN VG"),
        (25, "LY PT ST"),
        (26, "IS TR"),
        (27, "BI DJ FR GR IT MC MR SM"),
        (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"),
        (29, "BR EG PS QA UA"),
        (30, "JO KW MU YE"),
        (31, "MT SC"),
        (32, "LC"),
        (33, "RU"),
    }
        .SelectMany(row => row.Countries.Split(' '), (row, country) => (row.Length, country))
        .ToFrozenDictionary(row => row.country, row => row.Length, StringComparer.Ordinal);

    // The 41 countries of the European Payments Council's list, and Gibraltar, which it counts with the United Kingdom.
    // Territories that write their country's letters (the islands of France, Spain, Portugal, Finland and the Crown Dependencies)
    // are in with it.
    private static readonly FrozenSet<string> Sepa =
        "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Lengths.Keys;

    public static int? LengthOf(string country) => Lengths.TryGetValue(country, out var length) ? length : null;

    public static bool IsInSepa(string country) => Sepa.Contains(country);
}
