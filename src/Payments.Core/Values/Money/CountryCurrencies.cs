using System.Collections.Frozen;

namespace Payments;

/// <summary>
/// The currency of each country. Countries are those of ISO 3166-1, and Kosovo; the currencies are those that the ISO 4217 list of
/// September 2025 and CLDR 48 name for them, with the euro for Bulgaria since 1 January 2026. Antarctica has none.
/// </summary>
internal static class CountryCurrencies
{
    private static readonly (string Currency, string Countries)[] Table =
    [
        ("EUR", "AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT"),
        ("USD", "AS BQ EC FM GU IO MH MP PR PW SV TC TL UM US VG VI"),
        ("XOF", "BF BJ CI GW ML NE SN TG"),
        ("XCD", "AG AI DM GD KN LC MS VC"),
        ("AUD", "AU CC CX HM KI NF NR TV"),
        ("XAF", "CF CG CM GA GQ TD"),
        ("GBP", "GB GG GS IM JE"),
        ("NZD", "CK NU NZ PN TK"),
        ("DKK", "DK FO GL"),
        ("NOK", "BV NO SJ"),
        ("XPF", "NC PF WF"),
        ("CHF", "CH LI"),
        ("ILS", "IL PS"),
        ("MAD", "EH MA"),
        ("XCG", "CW SX"),
    ];

    // The others, each with a currency of its own: the country's code, and the currency's.
    private const string Single =
        "AE AED AF AFN AL ALL AM AMD AO AOA AR ARS AW AWG AZ AZN BA BAM BB BBD BD BDT BH BHD BI BIF BM BMD BN BND BO BOB BR BRL BS BSD "
        + "BT BTN BW BWP BY BYN BZ BZD CA CAD CD CDF CL CLP CN CNY CO COP CR CRC CU CUP CV CVE CZ CZK DJ DJF DO DOP DZ DZD EG EGP ER ERN "
        + "ET ETB FJ FJD FK FKP GE GEL GH GHS GI GIP GM GMD GN GNF GT GTQ GY GYD HK HKD HN HNL HT HTG HU HUF ID IDR IN INR IQ IQD IR IRR "
        + "IS ISK JM JMD JO JOD JP JPY KE KES KG KGS KH KHR KM KMF KP KPW KR KRW KW KWD KY KYD KZ KZT LA LAK LB LBP LK LKR LR LRD LS LSL "
        + "LY LYD MD MDL MG MGA MK MKD MM MMK MN MNT MO MOP MR MRU MU MUR MV MVR MW MWK MX MXN MY MYR MZ MZN NA NAD NG NGN NI NIO NP NPR "
        + "OM OMR PA PAB PE PEN PG PGK PH PHP PK PKR PL PLN PY PYG QA QAR RO RON RS RSD RU RUB RW RWF SA SAR SB SBD SC SCR SD SDG SE SEK "
        + "SG SGD SH SHP SL SLE SO SOS SR SRD SS SSP ST STN SY SYP SZ SZL TH THB TJ TJS TM TMT TN TND TO TOP TR TRY TT TTD TW TWD TZ TZS "
        + "UA UAH UG UGX UY UYU UZ UZS VE VES VN VND VU VUV WS WST YE YER ZA ZAR ZM ZMW ZW ZWG";

    private static readonly FrozenDictionary<string, Currency> ByCountry = Read();

    public static bool TryFind(string? country, out Currency currency)
    {
        currency = default;
        return country is not null && ByCountry.TryGetValue(country, out currency);
    }

    private static FrozenDictionary<string, Currency> Read() =>
        Table
            .SelectMany(row => row.Countries.Split(' ').Select(country => (Country: country, row.Currency)))
            .Concat(Single.Split(' ').Chunk(2).Select(pair => (Country: pair[0], Currency: pair[1])))
            .ToFrozenDictionary(pair => pair.Country, pair => Currency.Of(pair.Currency), StringComparer.OrdinalIgnoreCase);
}
