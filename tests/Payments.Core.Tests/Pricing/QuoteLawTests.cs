using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>What holds of every quote, reckoned a second time with fractions of whole numbers.</summary>
public sealed class QuoteLawTests
{
    private static readonly Gen<decimal> Rates =
        from digits in Gen.ArrayOf(Gen.Choose(0, 9), 28)
        from length in Gen.Choose(1, 28)
        from scale in Gen.Choose(0, 28)
        let mantissa = BigInteger.Parse(string.Concat(digits.Take(length)), CultureInfo.InvariantCulture)
        let text = mantissa.ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0')
        let rate = decimal.Parse(text.Insert(text.Length - scale, "."), CultureInfo.InvariantCulture)
        where rate > 0
        select rate;

    // Rates that come to exactly a half of a unit more often than chance would have it.
    private static readonly Gen<decimal> Halves =
        from halves in Gen.Choose(1, 100_000)
        from scale in Gen.Choose(0, 6)
        select halves * 5m / (decimal)Math.Pow(10, scale);

    private static readonly Gen<FeeSchedule> Schedules =
        from percentage in Gen.OneOf(Gen.Choose(0, 60_000), Gen.Choose(0, 1_000_000))
        from flat in Gen.Choose(0, 500)
        from least in Gen.Choose(0, 200)
        from span in Gen.Choose(0, 2_000)
        from parts in Gen.Choose(0, 7)
        from bearer in Gen.Elements(FeeBearer.Organization, FeeBearer.Customer)
        select FeeSchedule.Of(
            percentage / 10_000m,
            (parts & 1) == 0 ? null : Everywhere(flat),
            (parts & 2) == 0 ? null : Everywhere(least),
            (parts & 4) == 0 ? null : Everywhere(least + span),
            bearer
        );

    private static readonly Gen<(Money Base, Currency Currency, decimal Rate, FeeSchedule Fees)> Cases =
        from units in Gen.OneOf(
            Gen.Choose(1, 100_000).Select(units => (long)units),
            MoneyGenerators.Units.Select(units => (units & long.MaxValue) % Limits.Amount + 1)
        )
        from currency in MoneyGenerators.Currencies
        where currency != Currency.Usd
        from rate in Gen.OneOf(Rates, Halves)
        from fees in Schedules
        select (Money.FromMinorUnits(units, Currency.Usd), currency, rate, fees);

    [Fact]
    public void A_converted_price_is_the_exact_product_rounded_half_away_from_zero() =>
        MoneyGenerators.Check(
            Cases,
            row =>
            {
                var error = Quote(row.Base, row.Currency, row.Rate, FeeSchedule.None, out var amounts);
                var expected = Converted(row.Base.MinorUnits, row.Rate, row.Currency.MinorUnitDigits);
                return (error, amounts?.Price.MinorUnits)
                    == (
                        expected switch
                        {
                            _ when expected.IsZero => (QuoteRefusal.AmountTooSmall, (long?)null),
                            _ when expected > Limits.Amount => (QuoteRefusal.AmountTooLarge, null),
                            _ => (QuoteRefusal.None, (long)expected),
                        }
                    );
            }
        );

    [Fact]
    public void Between_any_two_currencies_the_product_is_exact_whatever_their_digits() =>
        MoneyGenerators.Check(
            from row in Cases
            from source in MoneyGenerators.Currencies
            select (Units: row.Base.MinorUnits, row.Rate, From: source.MinorUnitDigits, To: row.Currency.MinorUnitDigits),
            row =>
                ExactMath.Convert(row.Units, row.From, row.Rate, row.To, MidpointRounding.AwayFromZero)
                == Converted(row.Units, row.Rate, row.To, row.From)
        );

    [Fact]
    public void What_the_customer_pays_is_the_net_and_the_fee_and_nobody_loses() =>
        MoneyGenerators.Check(
            Cases,
            row =>
            {
                var error = Quote(row.Base, row.Currency, row.Rate, row.Fees, out var amounts);
                if (amounts is null)
                    return error != QuoteRefusal.None;

                return error == QuoteRefusal.None
                    && amounts.CustomerAmount == amounts.Net + amounts.Fee
                    && !amounts.Fee.IsNegative
                    && amounts.Net.IsPositive
                    && amounts.CustomerAmount.MinorUnits <= Limits.Amount
                    && amounts.Price == (row.Fees.Bearer == FeeBearer.Organization ? amounts.CustomerAmount : amounts.Net);
            }
        );

    [Fact]
    public void A_fee_is_what_its_schedule_says()
    {
        var quoted = 0;
        MoneyGenerators.Check(
            Cases,
            row =>
            {
                if (Quote(row.Base, row.Currency, row.Rate, row.Fees, out var amounts) != QuoteRefusal.None)
                    return true;

                quoted++;
                return Fee(row.Fees, amounts!.Price) == amounts.Fee.MinorUnits;
            }
        );

        Assert.True(quoted > 200, "Too few of the cases come to a quote for this to say anything.");
    }

    private static BigInteger Fee(FeeSchedule fees, Money price)
    {
        var fee = HalfAway(price.MinorUnits * new BigInteger(fees.Percentage * 10_000m), 1_000_000) + One(fees.Fixed, 0);
        return BigInteger.Min(BigInteger.Max(fee, One(fees.Minimum, 0)), One(fees.Maximum, long.MaxValue));

        long One(IReadOnlyList<Money> amounts, long otherwise) =>
            amounts.Where(amount => amount.Currency == price.Currency).Select(amount => amount.MinorUnits).SingleOrDefault(otherwise);
    }

    private static Money[] Everywhere(long units) => [.. Currency.All.Select(currency => Money.FromMinorUnits(units, currency))];

    private static QuoteRefusal Quote(Money from, Currency currency, decimal rate, FeeSchedule fees, out QuoteAmounts? amounts) =>
        QuoteMath.Price(
            Pricing.Global.Of(from),
            currency,
            new ExchangeRate(from.Currency, currency, rate, default, "test"),
            fees,
            out amounts
        );

    // The digits of the rate as they are written, so that nothing of the implementation takes part.
    private static BigInteger Converted(long units, decimal rate, int digits, int fromDigits = 2)
    {
        var text = rate.ToString(CultureInfo.InvariantCulture);
        var decimals = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var whole = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return HalfAway(units * whole * BigInteger.Pow(10, digits), BigInteger.Pow(10, decimals + fromDigits));
    }

    private static BigInteger HalfAway(BigInteger numerator, BigInteger denominator) => ((2 * numerator) + denominator) / (2 * denominator);
}
