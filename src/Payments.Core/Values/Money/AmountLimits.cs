namespace Payments;

/// <summary>
/// The largest amount of one payment by currency, where a host sets none: 999,999 and all decimals for a currency whose unit is worth
/// ten US cents or more, and as many more digits as a dollar has of its units: 99,999,999 JPY, ₦999,999,999.99, 9,999,999,999.99 IDR.
/// So the limit is worth 100,000 to 1,000,000 US dollars, and more only where a unit is worth more than a dollar (KWD). It follows
/// ISO 4217's decimals, and orders of magnitude that move once in years, not today's rate.
/// </summary>
public static class AmountLimits
{
    private const int WholeDigits = 6;
    private const int MostDigits = 12;

    // How many digits a US dollar has beyond the first, in units of the currency, as of 2026.
    private static readonly string[] CodesByMagnitude =
    [
        "",
        "AFN ALL BDT BTN COU CUP CZK DOP EGP ERN GHS GMD HNL INR KGS LRD LSL MDL MKD MRU MUR MVR MXN MZN NAD NIO NOK PHP RUB SCR SEK SLE "
            + "SRD STN SZL THB TJS TRY TWD UAH UYU UYW ZAR ZMW ZWG "
            + "EEK",
        "AMD AOA CLP CRC CVE DJF DZD ETB GYD HTG HUF ISK JMD JPY KES KMF KPW KZT LKR NPR PKR RSD SDG SOS SYP VED VES VUV XAF XOF XPF "
            + "YER MRO",
        "ARS BIF CDF COP GNF IQD KHR KRW MGA MMK MNT MWK NGN PYG RWF SSP TZS UGX ZMK",
        "BYR IDR IRR LAK LBP SLL STD UZS VEF VND ZWL",
    ];

    private static readonly Dictionary<string, int> MagnitudeOfCodes = CodesByMagnitude
        .SelectMany((codes, magnitude) => codes.Split(' ').Where(code => code.Length > 0).Select(code => (code, magnitude)))
        .ToDictionary(pair => pair.code, pair => pair.magnitude, StringComparer.Ordinal);

    /// <summary>The codes whose units are worth less than ten US cents.</summary>
    internal static IReadOnlyCollection<string> Codes => MagnitudeOfCodes.Keys;

    /// <summary>The largest amount of one payment in a currency; at most <see cref="Limits.Amount"/> minor units.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Money Of(Currency currency)
    {
        if (currency == default)
            throw new ArgumentException("The currency is default(Currency), which stands for no currency.", nameof(currency));

        var digits = Math.Min(WholeDigits + MagnitudeOfCodes.GetValueOrDefault(currency.Code) + currency.MinorUnitDigits, MostDigits);
        var limit = 1L;
        for (var digit = 0; digit < digits; digit++)
            limit *= 10;
        return Money.FromMinorUnits(limit - 1, currency);
    }
}
