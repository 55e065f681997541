namespace Payments;

/// <summary>The rules of every strategy, in the order of <see cref="PricingError"/>.</summary>
internal static class PricingRules
{
    public static PricingError OfAmount(Money amount) =>
        amount.MinorUnits switch
        {
            <= 0 => PricingError.AmountNotPositive,
            > Limits.Amount => PricingError.AmountTooLarge,
            _ => PricingError.None,
        };

    public static PricingError OfGlobal(Money @base) => FirstOf(OfAmount(@base), OfUsd(@base));

    public static PricingError OfLocalOverrides(Money @base, IReadOnlyList<Money> local)
    {
        var amounts = FirstOf([OfAmount(@base), .. local.Select(OfAmount)]);
        var currencies = local.Select(price => price.Currency).ToHashSet();
        return FirstOf(
            amounts,
            OfUsd(@base),
            local.Count == 0 ? PricingError.NoOverrides : PricingError.None,
            currencies.Contains(Currency.Usd) ? PricingError.OverrideInUsd : PricingError.None,
            currencies.Count < local.Count ? PricingError.OverrideRepeated : PricingError.None
        );
    }

    private static PricingError OfUsd(Money @base) => @base.Currency == Currency.Usd ? PricingError.None : PricingError.BaseNotUsd;

    private static PricingError FirstOf(params ReadOnlySpan<PricingError> errors)
    {
        var first = PricingError.None;
        foreach (var error in errors)
        {
            if (error != PricingError.None && (first == PricingError.None || error < first))
                first = error;
        }

        return first;
    }
}
