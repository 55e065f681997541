using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class PricingTextTests
{
    private const string Amount = "Amount must be a positive decimal string";

    private static readonly Gen<Money> Prices =
        from units in MoneyGenerators.Units
        from currency in MoneyGenerators.Currencies
        select Money.FromMinorUnits((units & long.MaxValue) % Limits.Amount + 1, currency);

    [Fact]
    public void The_strategy_follows_from_the_base_currency_and_the_local_prices()
    {
        Assert.Equal(Pricing.Global.Of(Usd(50_00)), Parsed("USD", "50.00"));
        Assert.Equal(Pricing.Global.Of(Usd(50_00)), Parsed("USD", "50.00", []));
        Assert.Equal(
            Pricing.LocalOverrides.Of(
                Usd(50_00),
                [Money.FromMinorUnits(75_000_00, Currency.Ngn), Money.FromMinorUnits(5000, Currency.Jpy)]
            ),
            Parsed("USD", "50.00", [new("NGN", "75000.00"), new("JPY", "5000")])
        );
        Assert.Equal(Pricing.SingleCurrency.Of(Money.FromMinorUnits(75_000_00, Currency.Ngn)), Parsed("NGN", "75000.00"));
        Assert.Equal(Pricing.SingleCurrency.Of(Money.FromMinorUnits(5000, Currency.Jpy)), Parsed("JPY", "5000", []));
    }

    [Fact]
    public void Every_currency_round_trips_in_its_own_precision() =>
        Assert.All(
            Currency.All,
            currency =>
            {
                foreach (var units in new[] { 1, 9, 10_000, Limits.Amount })
                {
                    var price = Money.FromMinorUnits(units, currency);
                    Pricing pricing = currency == Currency.Usd ? Pricing.Global.Of(price) : Pricing.SingleCurrency.Of(price);
                    Assert.Equal(pricing, RoundTrip(pricing));
                    if (currency != Currency.Usd)
                        Assert.Equal(
                            Pricing.LocalOverrides.Of(Usd(units), [price]),
                            RoundTrip(Pricing.LocalOverrides.Of(Usd(units), [price]))
                        );
                }
            }
        );

    [Fact]
    public void Every_set_of_local_prices_round_trips_in_its_order() =>
        MoneyGenerators.Check(
            from price in Prices
            from local in Gen.ListOf(Prices)
            select (
                Base: Usd(price.MinorUnits),
                Local: local.Where(one => one.Currency != Currency.Usd).DistinctBy(one => one.Currency).ToList()
            ),
            row =>
            {
                Pricing pricing = row.Local.Count == 0 ? Pricing.Global.Of(row.Base) : Pricing.LocalOverrides.Of(row.Base, row.Local);
                return pricing.Equals(RoundTrip(pricing));
            }
        );

    [Fact]
    public void Dollars_only_cannot_be_written_and_is_read_back_as_a_global_price() =>
        Assert.Equal(Pricing.Global.Of(Usd(1)), RoundTrip(Pricing.SingleCurrency.Of(Usd(1))));

    [Theory]
    [InlineData("USD", "", Amount)]
    [InlineData("USD", "0", Amount)]
    [InlineData("USD", "0.00", Amount)]
    [InlineData("JPY", "0", Amount)]
    [InlineData("JPY", "00", Amount)]
    [InlineData("USD", "-5.00", Amount)]
    [InlineData("USD", "+5.00", Amount)]
    [InlineData("USD", "5,00", Amount)]
    [InlineData("USD", "1,000.00", Amount)]
    [InlineData("USD", "5.0.0", Amount)]
    [InlineData("USD", ".", Amount)]
    [InlineData("USD", ".50", Amount)]
    [InlineData("USD", "50.", Amount)]
    [InlineData("USD", " 50.00", Amount)]
    [InlineData("USD", "50.00\n", Amount)]
    [InlineData("USD", "5e1", Amount)]
    [InlineData("USD", "$50.00", Amount)]
    [InlineData("USD", "fifty", Amount)]
    [InlineData("USD", "NaN", Amount)]
    [InlineData("USD", "٥٠.٠٠", Amount)]
    [InlineData("USD", "050.00", Amount + " without leading zeros")]
    [InlineData("USD", "50", Amount + " with 2 decimals for USD, such as \"50.00\"")]
    [InlineData("USD", "50.0", Amount + " with 2 decimals for USD, such as \"50.00\"")]
    [InlineData("USD", "50.000", Amount + " with 2 decimals for USD, such as \"50.00\"")]
    [InlineData("USD", "99999999999999999999", Amount + " with 2 decimals for USD, such as \"50.00\"")]
    [InlineData("JPY", "50.00", Amount + " without decimals for JPY, such as \"50\"")]
    [InlineData("KWD", "50.00", Amount + " with 3 decimals for KWD, such as \"50.000\"")]
    [InlineData("CLF", "50.00", Amount + " with 4 decimals for CLF, such as \"50.0000\"")]
    [InlineData("USD", "10000000000.00", Amount + " of at most \"9999999999.99\" for USD")]
    [InlineData("USD", "99999999999999999999.00", Amount + " of at most \"9999999999.99\" for USD")]
    [InlineData("JPY", "1000000000000", Amount + " of at most \"999999999999\" for JPY")]
    public void A_wrong_amount_is_refused_with_the_words_of_the_documents_and_the_remedy(string currency, string amount, string message)
    {
        Assert.Equal([new PricingProblem("pricing.amount", message)], Problems(currency, amount));
        if (currency != "USD")
            Assert.Equal(
                [new PricingProblem($"pricing.local_pricing.{currency}", message)],
                Problems("USD", "1.00", [new(currency, amount)])
            );
    }

    [Theory]
    [InlineData("9999999999.99", "USD")]
    [InlineData("999999999999", "JPY")]
    [InlineData("0.0001", "UYW")]
    public void The_largest_and_the_smallest_amounts_are_accepted(string amount, string currency) =>
        Assert.Equal(amount, Parsed(currency, amount).Base.ToDecimalString());

    [Theory]
    [InlineData("", "three upper-case ASCII letters")]
    [InlineData("usd", "three upper-case ASCII letters")]
    [InlineData("USDT", "three upper-case ASCII letters")]
    [InlineData(" USD", "three upper-case ASCII letters")]
    [InlineData("ZZZ", "not an active ISO 4217 code")]
    [InlineData("XAU", "no minor unit")]
    [InlineData("AMD", "not among the supported currencies")]
    public void A_wrong_currency_is_refused_as_a_base_and_as_a_local_price(string code, string words)
    {
        var problem = Assert.Single(Problems(code, "50.00"));
        Assert.Equal("pricing.base_currency", problem.Field);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);

        problem = Assert.Single(Problems("USD", "50.00", [new(code, "50.00")]));
        Assert.Equal(code.Length == 0 ? "pricing.local_pricing" : "pricing.local_pricing." + code, problem.Field);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_told_at_once_and_each_field_once() =>
        Assert.Equal(
            [
                "pricing.base_currency",
                "pricing.amount",
                "pricing.local_pricing.NGN",
                "pricing.local_pricing.ngn",
                "pricing.local_pricing.JPY",
                "pricing.local_pricing.USD",
            ],
            Problems(
                    "dollars",
                    "-1",
                    [new("NGN", "x"), new("ngn", "1.00"), new("JPY", "1.00"), new("USD", "1.00"), new("ngn", "1.00"), new("GHS", "1.00")]
                )
                .Select(problem => problem.Field)
        );

    [Fact]
    public void Local_prices_need_a_base_in_dollars_whatever_else_is_wrong_with_them()
    {
        var problem = Assert.Single(Problems("NGN", "75000.00", [new("USD", "50.00"), new("GHS", "620.00")]));
        Assert.Equal("pricing.local_pricing", problem.Field);
        Assert.StartsWith(
            "Local pricing is only allowed when base_currency is USD, and it is NGN",
            problem.Message,
            StringComparison.Ordinal
        );

        Assert.Equal(
            ["pricing.amount", "pricing.local_pricing", "pricing.local_pricing.GHS"],
            Problems("NGN", "75000", [new("GHS", "620")]).Select(wrong => wrong.Field)
        );
    }

    [Fact]
    public void A_currency_is_priced_once_and_dollars_only_by_the_amount()
    {
        Assert.Equal(
            [new PricingProblem("pricing.local_pricing.NGN", "NGN is there twice; send it once")],
            Problems("USD", "1.00", [new("NGN", "1.00"), new("NGN", "1.00")])
        );
        Assert.Equal(
            [new PricingProblem("pricing.local_pricing.USD", "The price in USD is pricing.amount; leave USD out of local_pricing")],
            Problems("USD", "1.00", [new("USD", "1.00")])
        );
    }

    [Fact]
    public void More_local_prices_than_currencies_are_not_looked_at_one_by_one()
    {
        var endless = Enumerable.Range(0, int.MaxValue).Select(_ => KeyValuePair.Create("x", "x"));

        Assert.Equal("pricing.local_pricing", Assert.Single(Problems("USD", "1.00", endless)).Field);
    }

    [Fact]
    public void A_field_that_somebody_else_named_is_cut_and_holds_no_control_character()
    {
        var field = Assert.Single(Problems("USD", "1.00", [new(new string('A', 5000), "1.00")])).Field;
        Assert.Equal("pricing.local_pricing." + new string('A', 20), field);

        Assert.Equal("pricing.local_pricing.A?B", Assert.Single(Problems("USD", "1.00", [new("A\nB", "1.00")])).Field);
    }

    private static Money Usd(long units) => Money.FromMinorUnits(units, Currency.Usd);

    private static Pricing Parsed(string currency, string amount, IEnumerable<KeyValuePair<string, string>>? local = null)
    {
        Assert.True(PricingText.TryParse(currency, amount, local, _ => true, out var pricing, out var problems));
        Assert.Empty(problems);
        return pricing;
    }

    private static IReadOnlyList<PricingProblem> Problems(
        string currency,
        string amount,
        IEnumerable<KeyValuePair<string, string>>? local = null
    )
    {
        Assert.False(
            PricingText.TryParse(currency, amount, local, supported => supported != Currency.Of("AMD"), out var pricing, out var problems)
        );
        Assert.Null(pricing);
        return problems;
    }

    private static Pricing RoundTrip(Pricing pricing)
    {
        var fields = PricingText.Format(pricing);
        return Parsed(fields.BaseCurrency, fields.Amount, fields.Local);
    }
}
