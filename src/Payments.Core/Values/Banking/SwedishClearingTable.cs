using static Payments.SwedishAccountForm;

namespace Payments;

/// <summary>The clearing numbers that Bankgirot publishes, in their order. A new bank is one edit of this file.</summary>
internal static class SwedishClearingTable
{
    public static IReadOnlyList<SwedishClearingRange> All { get; } =
    [
        new(1100, 1199, "Nordea", SevenAfterShortClearing),
        new(1200, 1399, "Danske Bank", SevenAfterShortClearing),
        new(1400, 2099, "Nordea", SevenAfterShortClearing),
        new(2300, 2399, "Ålandsbanken", SevenAfterClearing),
        new(2400, 2499, "Danske Bank", SevenAfterShortClearing),
        new(3000, 3299, "Nordea", SevenAfterShortClearing),
        new(3300, 3300, "Nordea", Ten),
        new(3301, 3399, "Nordea", SevenAfterShortClearing),
        new(3400, 3409, "Länsförsäkringar Bank", SevenAfterShortClearing),
        new(3410, 3781, "Nordea", SevenAfterShortClearing),
        new(3782, 3782, "Nordea", Ten),
        new(3783, 3999, "Nordea", SevenAfterShortClearing),
        new(4000, 4999, "Nordea", SevenAfterClearing),
        new(5000, 5999, "SEB", SevenAfterShortClearing),
        new(6000, 6999, "Handelsbanken", Nine),
        new(7000, 7999, "Swedbank", SevenAfterShortClearing),
        new(8000, 8999, "Swedbank", UpToTen),
        new(9020, 9029, "Länsförsäkringar Bank", SevenAfterClearing),
        new(9040, 9049, "Citibank", SevenAfterClearing),
        new(9060, 9069, "Länsförsäkringar Bank", SevenAfterShortClearing),
        new(9070, 9079, "Multitude Bank", SevenAfterShortClearing),
        new(9100, 9109, "Nordnet Bank", SevenAfterClearing),
        new(9120, 9124, "SEB", SevenAfterShortClearing),
        new(9130, 9149, "SEB", SevenAfterShortClearing),
        new(9150, 9169, "Skandiabanken", SevenAfterClearing),
        new(9170, 9179, "Ikano Bank", SevenAfterShortClearing),
        new(9180, 9189, "Danske Bank", Ten),
        new(9190, 9199, "DNB Bank", SevenAfterClearing),
        new(9230, 9239, "Marginalen Bank", SevenAfterShortClearing),
        new(9250, 9259, "SBAB", SevenAfterShortClearing),
        new(9260, 9269, "DNB Bank", SevenAfterClearing),
        new(9270, 9279, "ICA Banken", SevenAfterShortClearing),
        new(9280, 9289, "Resurs Bank", SevenAfterShortClearing),
        new(9300, 9349, "Swedbank", Ten),
        new(9390, 9399, "Landshypotek", SevenAfterClearing),
        new(9400, 9449, "Forex Bank", SevenAfterShortClearing),
        new(9460, 9469, "Santander Consumer Bank", SevenAfterShortClearing),
        new(9470, 9479, "BNP Paribas", SevenAfterClearing),
        new(9500, 9549, "Plusgirot", UpToTen),
        new(9550, 9569, "Avanza Bank", SevenAfterClearing),
        new(9570, 9579, "Sparbanken Syd", Ten),
        new(9580, 9589, "Aion Bank", SevenAfterShortClearing),
        new(9590, 9599, "Erik Penser Bank", SevenAfterClearing),
        new(9630, 9639, "Lån & Spar Bank", SevenAfterShortClearing),
        new(9640, 9649, "NOBA Bank", SevenAfterClearing),
        new(9650, 9659, "MedMera Bank", SevenAfterClearing),
        new(9660, 9669, "Svea Bank", SevenAfterClearing),
        new(9670, 9679, "JAK Medlemsbank", SevenAfterClearing),
        new(9680, 9689, "Bluestep Finans", SevenAfterShortClearing),
        new(9700, 9709, "Ekobanken", SevenAfterClearing),
        new(9710, 9719, "Lunar Bank", SevenAfterClearing),
        new(9750, 9759, "Northmill Bank", SevenAfterClearing),
        new(9780, 9789, "Klarna Bank", SevenAfterClearing),
        new(9880, 9889, "Riksgälden", SevenAfterClearing),
        new(9890, 9899, "Riksgälden", Ten),
        new(9960, 9969, "Plusgirot", UpToTen),
    ];

    /// <summary>The range of a clearing number of four digits, or null where no bank has it.</summary>
    public static SwedishClearingRange? Find(int clearing)
    {
        foreach (var range in All)
        {
            if (range.First <= clearing && clearing <= range.Last)
                return range;
        }

        return null;
    }
}

/// <summary>A run of clearing numbers of one bank.</summary>
/// <param name="First">The first, four digits.</param>
/// <param name="Last">The last.</param>
/// <param name="Bank">The bank's name.</param>
/// <param name="Form">How its account numbers are built.</param>
internal readonly record struct SwedishClearingRange(int First, int Last, string Bank, SwedishAccountForm Form);
