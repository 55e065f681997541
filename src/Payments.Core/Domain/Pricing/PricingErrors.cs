namespace Payments;

/// <summary>Words for people who must correct a pricing.</summary>
public static class PricingErrors
{
    /// <summary>One English sentence that names the remedy; empty for <see cref="PricingError.None"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration.</exception>
    public static string Describe(PricingError error) =>
        Enum.IsDefined(error)
            ? error switch
            {
                PricingError.None => "",
                PricingError.AmountNotPositive => "A price must be more than nothing; a thing that costs nothing needs no payment.",
                PricingError.AmountTooLarge => $"A price must be at most {Limits.Amount} minor units.",
                PricingError.BaseNotUsd => "The base price must be in USD; a price in another currency can only "
                    + "be paid in that currency, as Pricing.SingleCurrency.",
                PricingError.NoOverrides => "There are no local prices; give at least one, or use Pricing.Global.",
                PricingError.OverrideInUsd => "A local price is in USD; the base is the price in USD, so leave it out.",
                PricingError.OverrideRepeated => "Two local prices are in one currency; leave one out.",
            }
            : throw new ArgumentOutOfRangeException(nameof(error), error, "Use a defined PricingError.");
}
