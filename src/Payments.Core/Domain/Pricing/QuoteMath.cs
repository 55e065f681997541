namespace Payments;

/// <summary>From a pricing, a rate and a fee to the amounts of one charge.</summary>
public static class QuoteMath
{
    /// <summary>
    /// Prices a charge in a currency. A converted price is the exact product of base and rate, rounded once, half away from zero, to
    /// the currency's minor unit; a rate that is not needed is not used. The fee is calculated on the price in the charge's currency.
    /// </summary>
    /// <param name="pricing">What is asked for.</param>
    /// <param name="currency">What the customer pays in.</param>
    /// <param name="rate">From the base currency to <paramref name="currency"/>; needed only where the price is converted.</param>
    /// <param name="fees">The fee and who bears it.</param>
    /// <param name="amounts">Null where there is no quote.</param>
    /// <returns>The first reason of <see cref="QuoteRefusal"/> that applies.</returns>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static QuoteRefusal Price(Pricing pricing, Currency currency, ExchangeRate? rate, FeeSchedule fees, out QuoteAmounts? amounts)
    {
        ArgumentNullException.ThrowIfNull(pricing);
        ArgumentNullException.ThrowIfNull(fees);
        amounts = null;
        switch (pricing.PriceIn(currency))
        {
            case PricedIn.NotOffered:
                return QuoteRefusal.CurrencyNotOffered;
            case PricedIn.Exact exact:
                return AddFee(exact.Amount, null, fees, out amounts);
            case PricedIn.Converted converted:
                var error = Convert(converted.From, currency, rate, out var price);
                return error == QuoteRefusal.None ? AddFee(price, rate, fees, out amounts) : error;
            default:
                throw new InvalidOperationException("A price of an unknown kind.");
        }
    }

    private static QuoteRefusal Convert(Money from, Currency currency, ExchangeRate? rate, out Money price)
    {
        price = default;
        if (rate is null)
            return QuoteRefusal.RateRequired;
        if (rate.From != from.Currency || rate.To != currency)
            return QuoteRefusal.RateMismatch;

        var units = ExactMath.Convert(
            from.MinorUnits,
            from.Currency.MinorUnitDigits,
            rate.Rate,
            currency.MinorUnitDigits,
            MidpointRounding.AwayFromZero
        );
        if (units.IsZero)
            return QuoteRefusal.AmountTooSmall;
        if (units > Limits.Amount)
            return QuoteRefusal.AmountTooLarge;

        price = Money.FromMinorUnits((long)units, currency);
        return QuoteRefusal.None;
    }

    private static QuoteRefusal AddFee(Money price, ExchangeRate? rate, FeeSchedule fees, out QuoteAmounts? amounts)
    {
        amounts = null;
        var fee = fees.On(price);
        var (gross, net) = fees.Bearer switch
        {
            FeeBearer.Organization => (price, price - fee),
            FeeBearer.Customer => (price + fee, price),
        };
        if (gross.MinorUnits > Limits.Amount)
            return QuoteRefusal.AmountTooLarge;
        if (!net.IsPositive)
            return QuoteRefusal.FeeExceedsAmount;

        amounts = new QuoteAmounts(gross, price, fee, net, rate);
        return QuoteRefusal.None;
    }
}
