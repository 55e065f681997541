using System.Diagnostics.CodeAnalysis;

namespace Payments;

/// <summary>
/// The written form of a pricing: a base currency, an amount, and fixed prices by currency. The strategy follows from the currency:
/// US dollars without fixed prices are <see cref="Pricing.Global"/>, US dollars with some are <see cref="Pricing.LocalOverrides"/>, and
/// any other currency is <see cref="Pricing.SingleCurrency"/>, which takes no fixed prices.
/// </summary>
/// <remarks>
/// So the form cannot say "US dollars only": <see cref="Pricing.SingleCurrency"/> in US dollars is written as
/// <see cref="Pricing.Global"/> is, and read back as that. Every other pricing reads back as itself. Currencies are upper-case ISO 4217
/// codes. Amounts have one spelling: exactly the decimals of their currency, "50.00" for USD and "5000" for JPY; "50" for USD is
/// refused, because a caller who omits decimals may mean minor units.
/// </remarks>
public static class PricingText
{
    internal const string LocalField = "pricing.local_pricing";

    private const string BaseCurrencyField = "pricing.base_currency";
    private const string AmountField = "pricing.amount";

    /// <summary>Reads a pricing, or says everything that is wrong with it.</summary>
    /// <param name="baseCurrency">A code.</param>
    /// <param name="amount">In the base currency.</param>
    /// <param name="local">Codes and amounts; null and empty are the same, none.</param>
    /// <param name="isSupported">Which of the known currencies may be used; asked for the base and for every fixed price.</param>
    /// <param name="pricing">Null where there is a problem.</param>
    /// <param name="problems">In the order currency, amount, fixed prices as a whole, fixed prices one by one; a field at most
    /// once.</param>
    public static bool TryParse(
        string baseCurrency,
        string amount,
        IEnumerable<KeyValuePair<string, string>>? local,
        Func<Currency, bool> isSupported,
        [NotNullWhen(true)] out Pricing? pricing,
        out IReadOnlyList<PricingProblem> problems
    )
    {
        ArgumentNullException.ThrowIfNull(baseCurrency);
        ArgumentNullException.ThrowIfNull(amount);
        ArgumentNullException.ThrowIfNull(isSupported);
        var found = new PricingProblems();
        var currency = ReadCurrency(baseCurrency, BaseCurrencyField, isSupported, found);
        var price = ReadAmount(amount, currency, AmountField, found);
        var overrides = ReadOverrides(ReadEntries(local, currency, found), currency, isSupported, found);

        problems = found.All;
        pricing = found.All.Count == 0 && price is { } sound ? Of(sound, overrides) : null;
        return pricing is not null;
    }

    /// <summary>Writes a pricing as <see cref="TryParse"/> reads it.</summary>
    public static PricingFields Format(Pricing pricing)
    {
        ArgumentNullException.ThrowIfNull(pricing);
        IReadOnlyList<Money> local = pricing is Pricing.LocalOverrides overrides ? overrides.Local : [];
        return new PricingFields(
            pricing.Base.Currency.Code,
            pricing.Base.ToDecimalString(),
            [.. local.Select(price => KeyValuePair.Create(price.Currency.Code, price.ToDecimalString()))]
        );
    }

    private static Pricing Of(Money price, List<Money> overrides)
    {
        if (price.Currency != Currency.Usd)
            return Pricing.SingleCurrency.Of(price);
        return overrides.Count == 0 ? Pricing.Global.Of(price) : Pricing.LocalOverrides.Of(price, overrides);
    }

    private static List<KeyValuePair<string, string>> ReadEntries(
        IEnumerable<KeyValuePair<string, string>>? local,
        Currency? baseCurrency,
        PricingProblems found
    )
    {
        var most = Currency.All.Count;
        var entries = local?.Take(most + 1).ToList() ?? [];
        if (entries.Count > 0 && IsOther(baseCurrency))
            found.Add(
                LocalField,
                "Local pricing is only allowed when base_currency is USD, and it is "
                    + $"{baseCurrency}; leave local_pricing out, or give the price in USD"
            );
        if (entries.Count <= most)
            return entries;

        found.Add(LocalField, $"There are more local prices than the {most} currencies; send each currency once");
        return [];
    }

    private static bool IsOther(Currency? baseCurrency) => baseCurrency is { } known && known != Currency.Usd;

    private static List<Money> ReadOverrides(
        List<KeyValuePair<string, string>> entries,
        Currency? baseCurrency,
        Func<Currency, bool> isSupported,
        PricingProblems found
    )
    {
        var prices = new List<Money>(entries.Count);
        foreach (var (code, text) in entries)
        {
            var field = PricingProblems.FieldOf(LocalField, code);
            if (ReadCurrency(code, field, isSupported, found) is not { } currency)
                continue;
            if (currency == Currency.Usd && !IsOther(baseCurrency))
                found.Add(field, "The price in USD is pricing.amount; leave USD out of local_pricing");
            else if (prices.Exists(price => price.Currency == currency))
                found.Add(field, $"{code} is there twice; send it once");
            else if (ReadAmount(text, currency, field, found) is { } price)
                prices.Add(price);
        }

        return prices;
    }

    private static Currency? ReadCurrency(string? code, string field, Func<Currency, bool> isSupported, PricingProblems found)
    {
        if (!Currency.TryGet(code, out var currency, out var error))
        {
            found.Add(field, CurrencyRefusals.Describe(error).TrimEnd('.'));
            return null;
        }

        if (!isSupported(currency))
            found.Add(field, $"{currency.Code} is not among the supported currencies; use one that is");
        return currency;
    }

    private static Money? ReadAmount(string? text, Currency? currency, string field, PricingProblems found)
    {
        if (PricingAmount.Read(text ?? "", currency, out var amount) is { } message)
            found.Add(field, message);
        return amount;
    }
}
