using Xunit;

namespace Payments.Core.Tests;

public sealed class QuoteMathTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    // Units of the base, in dollars, at a rate, in units of the other currency: the midpoints go away from zero.
    [Theory]
    [InlineData(50_00, "JPY", "150", 7500)]
    [InlineData(1, "JPY", "50", 1)]
    [InlineData(1, "JPY", "49.9999999999999999999999999", 0)]
    [InlineData(33_33, "JPY", "150.015", 5000)]
    [InlineData(1_00, "JPY", "2.5", 3)]
    [InlineData(1_00, "JPY", "2.4999999999999999999999999999", 2)]
    [InlineData(1_00, "EUR", "0.885", 89)]
    [InlineData(1_00, "EUR", "0.88499999", 88)]
    [InlineData(1_00, "EUR", "0.005", 1)]
    [InlineData(1_00, "EUR", "0.0049", 0)]
    [InlineData(1_00, "KWD", "0.3075", 308)]
    [InlineData(1_00, "KWD", "0.3074", 307)]
    [InlineData(1, "KWD", "0.3", 3)]
    [InlineData(1, "KWD", "0.05", 1)]
    [InlineData(1_00, "CLF", "0.02345", 235)]
    [InlineData(1_00, "CLF", "0.023449", 234)]
    [InlineData(1_00, "UYW", "0.00005", 1)]
    [InlineData(1, "UYW", "0.0333", 3)]
    [InlineData(1, "UYW", "0.035", 4)]
    [InlineData(99_999_999_99, "JPY", "1", 99_999_999_99 / 100 + 1)]
    public void A_price_is_converted_exactly_and_rounded_once(long units, string code, string rate, long expected)
    {
        var error = Quote(Pricing.Global.Of(Usd(units)), code, rate, FeeSchedule.None, out var amounts);

        Assert.Equal(expected == 0 ? QuoteRefusal.AmountTooSmall : QuoteRefusal.None, error);
        Assert.Equal(expected == 0 ? null : Money.FromMinorUnits(expected, Currency.Of(code)), amounts?.CustomerAmount);
    }

    [Fact]
    public void A_price_that_is_not_converted_uses_no_rate()
    {
        var pricing = Pricing.LocalOverrides.Of(Usd(50_00), [Money.FromMinorUnits(75_000_00, Currency.Ngn)]);

        Assert.Equal(QuoteRefusal.None, Quote(pricing, "NGN", null, FeeSchedule.None, out var local));
        Assert.Equal((75_000_00, null), (local!.CustomerAmount.MinorUnits, local.Rate));
        Assert.Equal(QuoteRefusal.None, Quote(pricing, "USD", "7", FeeSchedule.None, out var dollars));
        Assert.Equal((50_00, null), (dollars!.CustomerAmount.MinorUnits, dollars.Rate));
        Assert.Equal(QuoteRefusal.None, Quote(pricing, "EUR", "0.5", FeeSchedule.None, out var converted));
        Assert.Equal((25_00, 0.5m), (converted!.CustomerAmount.MinorUnits, converted.Rate!.Rate));
    }

    [Fact]
    public void What_cannot_be_quoted_is_refused_in_order()
    {
        var pricing = Pricing.Global.Of(Usd(1_00));
        var all = FeeSchedule.Of(100);

        Assert.Equal(QuoteRefusal.CurrencyNotOffered, Quote(Pricing.SingleCurrency.Of(Usd(1_00)), "EUR", null, all, out _));
        Assert.Equal(QuoteRefusal.RateRequired, Quote(pricing, "EUR", null, all, out _));
        Assert.Equal(QuoteRefusal.RateMismatch, QuoteMath.Price(pricing, Currency.Eur, Rate(Currency.Eur, Currency.Usd, 1), all, out _));
        Assert.Equal(QuoteRefusal.RateMismatch, QuoteMath.Price(pricing, Currency.Eur, Rate(Currency.Usd, Currency.Gbp, 1), all, out _));
        Assert.Equal(QuoteRefusal.RateMismatch, QuoteMath.Price(pricing, Currency.Eur, Rate(Currency.Gbp, Currency.Eur, 1), all, out _));
        Assert.Equal(QuoteRefusal.AmountTooSmall, Quote(pricing, "EUR", "0.001", all, out _));
        Assert.Equal(QuoteRefusal.AmountTooLarge, Quote(pricing, "EUR", "1000000000000", all, out _));
        Assert.Equal(QuoteRefusal.FeeExceedsAmount, Quote(pricing, "EUR", "1", all, out var none));
        Assert.Null(none);
    }

    [Fact]
    public void The_limit_of_an_amount_holds_for_the_converted_price_and_for_what_the_customer_pays()
    {
        Assert.Equal(QuoteRefusal.None, Quote(Pricing.Global.Of(Usd(1_00)), "EUR", "9999999999.99", FeeSchedule.None, out _));
        Assert.Equal(QuoteRefusal.AmountTooLarge, Quote(Pricing.Global.Of(Usd(1_00)), "EUR", "9999999999.995", FeeSchedule.None, out _));
        Assert.Equal(
            QuoteRefusal.AmountTooLarge,
            Quote(Pricing.Global.Of(Usd(Limits.Amount)), "UYW", "79228162514264337593543950335", FeeSchedule.None, out _)
        );

        var largest = Pricing.Global.Of(Usd(Limits.Amount));
        Assert.Equal(
            QuoteRefusal.AmountTooLarge,
            Quote(largest, "USD", null, FeeSchedule.Of(0, [Usd(1)], bearer: FeeBearer.Customer), out _)
        );
        Assert.Equal(QuoteRefusal.None, Quote(largest, "USD", null, FeeSchedule.Of(0, [Usd(1)]), out _));
    }

    [Theory]
    [InlineData(FeeBearer.Organization, 100_00, 1_00, 99_00)]
    [InlineData(FeeBearer.Customer, 101_00, 1_00, 100_00)]
    public void The_bearer_decides_on_which_side_of_the_price_the_fee_is(FeeBearer bearer, long gross, long fee, long net)
    {
        Assert.Equal(
            QuoteRefusal.None,
            Quote(Pricing.Global.Of(Usd(100_00)), "USD", null, FeeSchedule.Of(1, bearer: bearer), out var amounts)
        );

        Assert.Equal(
            (gross, 100_00, fee, net),
            (amounts!.CustomerAmount.MinorUnits, amounts.Price.MinorUnits, amounts.Fee.MinorUnits, amounts.Net.MinorUnits)
        );
    }

    [Theory]
    [InlineData("1", 0, 50, 1)]
    [InlineData("1", 0, 49, 0)]
    [InlineData("1.5", 0, 1_00, 2)]
    [InlineData("1.4999", 0, 1_00, 1)]
    [InlineData("2.9", 30, 10_00, 59)]
    [InlineData("0.0001", 0, 500_000, 1)]
    [InlineData("0.0001", 0, 499_999, 0)]
    [InlineData("0", 0, 10_00, 0)]
    [InlineData("100", 7, 10_00, 10_07)]
    public void A_fee_is_a_rounded_percentage_and_a_fixed_part(string percentage, long flat, long price, long expected)
    {
        var fees = FeeSchedule.Of(Decimal(percentage), [Usd(flat)], bearer: FeeBearer.Customer);

        Assert.Equal(QuoteRefusal.None, Quote(Pricing.Global.Of(Usd(price)), "USD", null, fees, out var amounts));
        Assert.Equal(expected, amounts!.Fee.MinorUnits);
    }

    [Theory]
    [InlineData(10_00, 50)]
    [InlineData(50_00, 50)]
    [InlineData(50_50, 51)]
    [InlineData(200_00, 2_00)]
    [InlineData(200_50, 2_00)]
    [InlineData(999_00, 2_00)]
    public void A_fee_keeps_between_its_minimum_and_its_maximum(long price, long expected)
    {
        var fees = FeeSchedule.Of(1, minimum: [Usd(50), Money.FromMinorUnits(9, Currency.Eur)], maximum: [Usd(2_00)]);

        Assert.Equal(QuoteRefusal.None, Quote(Pricing.Global.Of(Usd(price)), "USD", null, fees, out var amounts));
        Assert.Equal(expected, amounts!.Fee.MinorUnits);
    }

    [Fact]
    public void Parts_of_a_fee_in_other_currencies_do_not_apply()
    {
        var fees = FeeSchedule.Of(10, [Usd(30)], [Usd(5_00)], [Usd(6_00)]);

        Assert.Equal(QuoteRefusal.None, Quote(Pricing.Global.Of(Usd(1_00)), "JPY", "150", fees, out var amounts));
        Assert.Equal(Money.FromMinorUnits(15, Currency.Jpy), amounts!.Fee);
    }

    [Fact]
    public void A_fee_that_leaves_nothing_is_refused_to_the_organization_and_allowed_to_the_customer()
    {
        Assert.Equal(QuoteRefusal.FeeExceedsAmount, Quote(Pricing.Global.Of(Usd(30)), "USD", null, FeeSchedule.Of(0, [Usd(30)]), out _));
        Assert.Equal(QuoteRefusal.None, Quote(Pricing.Global.Of(Usd(31)), "USD", null, FeeSchedule.Of(0, [Usd(30)]), out var one));
        Assert.Equal(1, one!.Net.MinorUnits);
        Assert.Equal(
            QuoteRefusal.None,
            Quote(Pricing.Global.Of(Usd(30)), "USD", null, FeeSchedule.Of(0, [Usd(31)], bearer: FeeBearer.Customer), out var two)
        );
        Assert.Equal((61, 30), (two!.CustomerAmount.MinorUnits, two.Net.MinorUnits));
    }

    private static Money Usd(long units) => Money.FromMinorUnits(units, Currency.Usd);

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ExchangeRate Rate(Currency from, Currency to, decimal rate) => new(from, to, rate, Noon, "test");

    private static QuoteRefusal Quote(Pricing pricing, string code, string? rate, FeeSchedule fees, out QuoteAmounts? amounts)
    {
        var currency = Currency.Of(code);
        return QuoteMath.Price(
            pricing,
            currency,
            rate is null ? null : Rate(pricing.Base.Currency, currency, Decimal(rate)),
            fees,
            out amounts
        );
    }
}
