using Payments;

namespace Shop;

/// <summary>What the organisation can be paid by: cards in five currencies, bank transfers in two, mobile money in one.</summary>
internal static class OrganizationSetup
{
    /// <summary>Of each payment, borne by the organisation: a customer pays exactly the price.</summary>
    private static readonly FeeSchedule _fees = FeeSchedule.Of(1m);

    /// <summary>For one US dollar. A real shop takes daily rates, by UseDailyExchangeRates(…).</summary>
    public static IReadOnlyDictionary<string, decimal> DollarRates { get; } =
        new Dictionary<string, decimal>
        {
            ["NGN"] = 1532.75m,
            ["GHS"] = 15.4210m,
            ["JPY"] = 149.37m,
            ["KWD"] = 0.30715m,
        };

    public static IReadOnlyList<EnabledMethod> Methods { get; } =
    [
        new(MethodIds.Card, [Currency.Usd, Currency.Of("NGN"), Currency.Of("GHS"), Currency.Of("JPY"), Currency.Of("KWD")], _fees),
        new(MethodIds.BankTransfer, [Currency.Of("NGN"), Currency.Of("GHS")], _fees),
        new(MethodIds.MobileMoney, [Currency.Of("GHS")], _fees),
    ];
}
