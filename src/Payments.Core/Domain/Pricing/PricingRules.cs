namespace Payments;

/// <summary>The rules of every strategy, in the order of <see cref="PricingRefusal"/>.</summary>
internal static class PricingRules
{
    public static PricingRefusal OfAmount(Money amount) =>
        amount.MinorUnits switch
        {
            <= 0 => PricingRefusal.AmountNotPositive,
            > Limits.Amount => PricingRefusal.AmountTooLarge,
            _ => PricingRefusal.None,
        };

    public static PricingRefusal OfGlobal(Money @base) => FirstOf(OfAmount(@base), OfUsd(@base));

    public static PricingRefusal OfLocalOverrides(Money @base, IReadOnlyList<Money> local)
    {
        var amounts = FirstOf([OfAmount(@base), .. local.Select(OfAmount)]);
        var currencies = local.Select(price => price.Currency).ToHashSet();
        return FirstOf(
            amounts,
            OfUsd(@base),
            local.Count == 0 ? PricingRefusal.NoOverrides : PricingRefusal.None,
            currencies.Contains(Currency.Usd) ? PricingRefusal.OverrideInUsd : PricingRefusal.None,
            currencies.Count < local.Count ? PricingRefusal.OverrideRepeated : PricingRefusal.None
        );
    }

    private static PricingRefusal OfUsd(Money @base) => @base.Currency == Currency.Usd ? PricingRefusal.None : PricingRefusal.BaseNotUsd;

    private static PricingRefusal FirstOf(params ReadOnlySpan<PricingRefusal> errors)
    {
        var first = PricingRefusal.None;
        foreach (var error in errors)
        {
            if (error != PricingRefusal.None && (first == PricingRefusal.None || error < first))
                first = error;
        }

        return first;
    }
}
