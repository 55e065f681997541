using Xunit;

namespace Payments.Core.Tests;

public sealed class PricingTests
{
    private static readonly Money FiftyDollars = Money.FromMinorUnits(50_00, Currency.Usd);
    private static readonly Money Naira = Money.FromMinorUnits(75_000_00, Currency.Ngn);
    private static readonly Money Cedis = Money.FromMinorUnits(620_00, Currency.Ghs);

    [Fact]
    public void A_global_price_is_exact_in_dollars_and_converted_elsewhere()
    {
        var pricing = Pricing.Global.Of(FiftyDollars);

        Assert.Equal(new PricedIn.Exact(FiftyDollars), pricing.PriceIn(Currency.Usd));
        Assert.All(
            Currency.All.Where(currency => currency != Currency.Usd),
            currency => Assert.Equal(new PricedIn.Converted(FiftyDollars), pricing.PriceIn(currency))
        );
    }

    [Fact]
    public void Local_prices_stand_before_the_conversion_of_the_base()
    {
        var pricing = Pricing.LocalOverrides.Of(FiftyDollars, [Naira, Cedis]);

        Assert.Equal(new PricedIn.Exact(FiftyDollars), pricing.PriceIn(Currency.Usd));
        Assert.Equal(new PricedIn.Exact(Naira), pricing.PriceIn(Currency.Ngn));
        Assert.Equal(new PricedIn.Exact(Cedis), pricing.PriceIn(Currency.Ghs));
        Assert.Equal(new PricedIn.Converted(FiftyDollars), pricing.PriceIn(Currency.Eur));
    }

    [Fact]
    public void A_price_in_a_single_currency_is_offered_in_no_other()
    {
        var pricing = Pricing.SingleCurrency.Of(Naira);

        Assert.Equal(new PricedIn.Exact(Naira), pricing.PriceIn(Currency.Ngn));
        Assert.All(
            Currency.All.Where(currency => currency != Currency.Ngn),
            currency => Assert.Equal(new PricedIn.NotOffered(), pricing.PriceIn(currency))
        );
        Assert.Equal(new PricedIn.NotOffered(), Pricing.SingleCurrency.Of(FiftyDollars).PriceIn(Currency.Eur));
    }

    [Fact]
    public void No_price_is_asked_in_no_currency() =>
        Assert.Throws<ArgumentException>(() => Pricing.Global.Of(FiftyDollars).PriceIn(default));

    [Fact]
    public void Pricings_are_equal_by_value()
    {
        Assert.Equal(Pricing.Global.Of(FiftyDollars), Pricing.Global.Of(FiftyDollars));
        Assert.NotEqual<Pricing>(Pricing.Global.Of(FiftyDollars), Pricing.SingleCurrency.Of(FiftyDollars));
        var overrides = Pricing.LocalOverrides.Of(FiftyDollars, [Naira, Cedis]);
        var same = Pricing.LocalOverrides.Of(FiftyDollars, new List<Money> { Naira, Cedis });
        Assert.Equal(overrides, same);
        Assert.Equal(overrides.GetHashCode(), same.GetHashCode());
        var turned = Pricing.LocalOverrides.Of(FiftyDollars, [Cedis, Naira]);
        Assert.Equal(overrides, turned);
        Assert.Equal(overrides.GetHashCode(), turned.GetHashCode());
        Assert.Equal([Naira, Cedis], overrides.Local);
        Assert.NotEqual(overrides, Pricing.LocalOverrides.Of(FiftyDollars, [Naira]));
    }

    [Fact]
    public void What_the_caller_does_with_its_list_changes_no_pricing()
    {
        Money[] list = [Naira];
        var pricing = Pricing.LocalOverrides.Of(FiftyDollars, list);
        list[0] = FiftyDollars;

        Assert.Equal([Naira], pricing.Local);
        Assert.Throws<NotSupportedException>(() => ((IList<Money>)pricing.Local)[0] = FiftyDollars);
    }

    public static TheoryData<long, string, long[], string[], PricingRefusal> Refused =>
        new()
        {
            { 0, "USD", [], [], PricingRefusal.AmountNotPositive },
            { -1, "USD", [1], ["NGN"], PricingRefusal.AmountNotPositive },
            { 1, "USD", [1, 0], ["NGN", "GHS"], PricingRefusal.AmountNotPositive },
            { Limits.Amount + 1, "USD", [0], ["NGN"], PricingRefusal.AmountNotPositive },
            { Limits.Amount + 1, "USD", [1], ["NGN"], PricingRefusal.AmountTooLarge },
            { 1, "EUR", [Limits.Amount + 1], ["NGN"], PricingRefusal.AmountTooLarge },
            { 1, "EUR", [], [], PricingRefusal.BaseNotUsd },
            { 1, "EUR", [1], ["USD"], PricingRefusal.BaseNotUsd },
            { 1, "USD", [], [], PricingRefusal.NoOverrides },
            { 1, "USD", [1, 1, 1], ["NGN", "NGN", "USD"], PricingRefusal.OverrideInUsd },
            { 1, "USD", [1, 2], ["NGN", "NGN"], PricingRefusal.OverrideRepeated },
            { 1, "USD", [Limits.Amount, 1], ["NGN", "GHS"], PricingRefusal.None },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Local_prices_that_break_a_rule_are_refused_in_order(
        long units,
        string code,
        long[] localUnits,
        string[] localCodes,
        PricingRefusal expected
    )
    {
        ArgumentNullException.ThrowIfNull(localUnits);
        var price = Money.FromMinorUnits(units, Currency.Of(code));
        var local = localUnits.Zip(localCodes, (of, inCode) => Money.FromMinorUnits(of, Currency.Of(inCode))).ToList();

        Assert.Equal(expected == PricingRefusal.None, Pricing.LocalOverrides.TryOf(price, local, out var pricing, out var error));
        Assert.Equal(expected, error);
        Assert.Equal(expected == PricingRefusal.None, pricing is not null);
        if (expected != PricingRefusal.None)
            Assert.Contains(
                PricingRefusals.Describe(expected),
                Assert.Throws<ArgumentException>(() => Pricing.LocalOverrides.Of(price, local)).Message,
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData(0, "USD", PricingRefusal.AmountNotPositive, PricingRefusal.AmountNotPositive)]
    [InlineData(-1, "EUR", PricingRefusal.AmountNotPositive, PricingRefusal.AmountNotPositive)]
    [InlineData(Limits.Amount, "USD", PricingRefusal.None, PricingRefusal.None)]
    [InlineData(Limits.Amount + 1, "USD", PricingRefusal.AmountTooLarge, PricingRefusal.AmountTooLarge)]
    [InlineData(1, "JPY", PricingRefusal.BaseNotUsd, PricingRefusal.None)]
    public void A_single_amount_is_judged_by_its_strategy(long units, string code, PricingRefusal global, PricingRefusal alone)
    {
        var price = Money.FromMinorUnits(units, Currency.Of(code));

        Assert.Equal((global == PricingRefusal.None, global), (Pricing.Global.TryOf(price, out var first, out var error), error));
        Assert.Equal((alone == PricingRefusal.None, alone), (Pricing.SingleCurrency.TryOf(price, out var second, out error), error));
        Assert.Equal((global == PricingRefusal.None, alone == PricingRefusal.None), (first is not null, second is not null));
        Assert.Equal(global != PricingRefusal.None, Record.Exception(() => Pricing.Global.Of(price)) is ArgumentException);
        Assert.Equal(alone != PricingRefusal.None, Record.Exception(() => Pricing.SingleCurrency.Of(price)) is ArgumentException);
    }

    [Fact]
    public void Every_refusal_has_words_of_its_own() =>
        Assert.Equal(
            Enum.GetValues<PricingRefusal>().Length,
            Enum.GetValues<PricingRefusal>().Select(PricingRefusals.Describe).Distinct().Count()
        );
}
