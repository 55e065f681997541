using System.Globalization;

namespace Payments;

/// <summary>
/// An amount as readers of a culture write it. The culture gives separators, the place of the symbol and the minus sign; the
/// currency gives symbol and decimals, which a culture knows only for its own currency.
/// </summary>
internal static class MoneyDisplay
{
    private const char NoBreakSpace = '\u00A0';
    private const string NoCurrencySign = "¤";

    internal static string Format(Money amount, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        string symbol = Symbol(amount.Currency, culture);
        CurrencyPlacement placement = amount.IsNegative
            ? CurrencyPlacement.OfNegative(NegativePattern(format))
            : CurrencyPlacement.OfPositive(format.CurrencyPositivePattern);

        // The runtime would set a breaking space, and none between letters and digits; the symbol carries its own instead.
        bool spaced = placement.Spaced || (placement.MeetsDigit && !SeparatesItself(placement.Leads ? symbol[^1] : symbol[0]));
        format.CurrencySymbol =
            !spaced ? symbol
            : placement.Leads ? symbol + NoBreakSpace
            : NoBreakSpace + symbol;
        format.CurrencyDecimalDigits = amount.Currency.MinorUnitDigits;
        if (amount.IsNegative)
            format.CurrencyNegativePattern = placement.TightPattern;
        else
            format.CurrencyPositivePattern = placement.TightPattern;
        return amount.ToDecimal().ToString("C", format);
    }

    private static string Symbol(Currency currency, CultureInfo culture)
    {
        string own = culture.NumberFormat.CurrencySymbol;
        if (own.Length > 0 && own != NoCurrencySign && OwnCurrency(culture) == currency.Code)
            return own;

        // A sign that readers of this culture take for their own currency must not stand for another one.
        string? symbol = CurrencySymbols.Find(currency);
        return symbol is null || symbol == own ? currency.Code : symbol;
    }

    private static string? OwnCurrency(CultureInfo culture)
    {
        // RegionInfo takes the name of a neutral culture for a country: "ca", Catalan, would be Canada.
        if (culture.IsNeutralCulture || culture.Name.Length == 0)
            return null;

        try
        {
            return new RegionInfo(culture.Name).ISOCurrencySymbol;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Without data of a culture the runtime writes negative amounts in accountants' parentheses.
    private static int NegativePattern(NumberFormatInfo format) =>
        format.CurrencyNegativePattern == 0 && format.CurrencySymbol == NoCurrencySign ? 1 : format.CurrencyNegativePattern;

    private static bool SeparatesItself(char edge) => char.IsSymbol(edge) || char.IsSeparator(edge);
}
