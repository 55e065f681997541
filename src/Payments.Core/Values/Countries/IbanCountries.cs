using System.Collections.Frozen;

namespace Payments;

/// <summary>
/// How the account in the IBANs of each country is built (the BBAN structure of the ISO 13616 registry), and which countries the SEPA
/// schemes reach. A new country is one edit of this file.
/// </summary>
internal static class IbanCountries
{
    // The registry's notation, in which every length is fixed: 4a is four letters, 6n six digits, 8c eight of either.
    private const string Registry =
        "AD:8n12c AE:19n AL:8n16c AT:16n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c BI:23n BR:23n1a1c BY:4c4n16c CH:5n12c CR:18n CY:8n16c "
        + "CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n EG:25n ES:20n FI:14n FK:2a12n FO:14n FR:10n11c2n GB:4a14n GE:2a16n GI:4a15c GL:14n "
        + "GR:7n16c GT:24c HN:4a20n HR:17n HU:24n IE:4a14n IL:19n IQ:4a15n IS:22n IT:1a10n12c JO:4a4n18c KW:4a22c KZ:3n13c LB:4n20c "
        + "LC:4a24c LI:5n12c LT:16n LU:3n13c LV:4a13c LY:21n MC:10n11c2n MD:20c ME:18n MK:3n10c2n MN:16n MR:23n MT:4a5n18c MU:4a19n3a "
        + "NI:4a20n NL:4a10n NO:11n OM:3n16c PK:4a16c PL:24n PS:4a21c PT:21n QA:4a21c RO:4a16c RS:18n RU:14n15c SA:2n18c SC:4a20n3a SD:14n "
        + "SE:20n SI:15n SK:20n SM:1a10n12c SO:19n ST:21n SV:4a20n TL:19n TN:20n TR:6n16c UA:6n19c VA:18n VG:4a16n XK:16n YE:4a4n18c";

    private static readonly FrozenDictionary<string, string> Structures = Registry
        .Split(' ')
        .ToFrozenDictionary(entry => entry[..2], entry => Expand(entry[3..]), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Structures.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string> Eea = Set(
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
    );

    // With the EEA the 41 countries of the European Payments Council's list, and Gibraltar, which it counts with the United Kingdom.
    // Territories that write their country's letters (the islands of France, Spain, Portugal, Finland and the Crown Dependencies)
    // are in with it.
    private static readonly FrozenSet<string> SepaOutsideEea = Set("AD AL CH GB GI MC MD ME MK RS SM VA");

    public static IReadOnlyCollection<string> All => Structures.Keys;

    /// <summary>The countries that the SEPA schemes reach and the European Economic Area does not, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> InSepaOutsideEea { get; } =
        Array.AsReadOnly<string>([.. SepaOutsideEea.Order(StringComparer.Ordinal)]);

    /// <summary>The whole length, the country and its check digits included; null for a country without IBANs.</summary>
    public static int? LengthOf(string country) => StructureOf(country) is { } structure ? structure.Length + 4 : null;

    /// <summary>A letter for each character of the account, "a", "n" or "c"; null for a country without IBANs.</summary>
    public static string? StructureOf(ReadOnlySpan<char> country) => BySpan.TryGetValue(country, out var structure) ? structure : null;

    /// <summary>A compact number without the word IBAN in front, which some write there. There is no country IB.</summary>
    public static string WithoutWord(string compact) =>
        compact.StartsWith("IBAN", StringComparison.OrdinalIgnoreCase) ? compact[4..].TrimStart(':', '=') : compact;

    public static bool IsInSepa(string country) => Eea.Contains(country) || SepaOutsideEea.Contains(country);

    public static bool IsInEea(string country) => Eea.Contains(country);

    private static FrozenSet<string> Set(string countries) => countries.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "4a2n" becomes "aaaann".
    private static string Expand(string structure)
    {
        var expanded = "";
        var count = 0;
        foreach (var character in structure)
        {
            if (char.IsAsciiDigit(character))
                count = (count * 10) + (character - '0');
            else
                (expanded, count) = (expanded + new string(character, count), 0);
        }

        return expanded;
    }
}
