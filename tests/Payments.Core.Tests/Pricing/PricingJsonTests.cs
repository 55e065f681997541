using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Payments.Core.Tests;

public sealed partial class PricingJsonTests
{
    private static readonly Money Dollars = Money.FromMinorUnits(50_00, Currency.Usd);
    private static readonly Money Naira = Money.FromMinorUnits(75_000_00, Currency.Ngn);

    public static TheoryData<Pricing, string> Pricings =>
        new()
        {
            { Pricing.Global.Of(Dollars), """{"is":"global","base":{"minor_units":5000,"currency":"USD"}}""" },
            {
                Pricing.LocalOverrides.Of(Dollars, [Naira]),
                """{"is":"local_overrides","local":[{"minor_units":7500000,"currency":"NGN"}],"""
                    + "\"base\":{\"minor_units\":5000,\"currency\":\"USD\"}}"
            },
            { Pricing.SingleCurrency.Of(Naira), """{"is":"single_currency","base":{"minor_units":7500000,"currency":"NGN"}}""" },
        };

    [Theory]
    [MemberData(nameof(Pricings), DisableDiscoveryEnumeration = true)]
    public void Every_strategy_is_written_and_read_back(Pricing pricing, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(pricing, Documents.Default.Pricing));
        Assert.Equal(pricing, JsonSerializer.Deserialize(json, Documents.Default.Pricing));
    }

    [Theory]
    [InlineData("""{"is":"global","base":{"minor_units":5000,"currency":"NGN"}}""")]
    [InlineData("""{"is":"global","base":{"minor_units":0,"currency":"USD"}}""")]
    [InlineData("""{"is":"global"}""")]
    [InlineData("""{"is":"single_currency","base":{"minor_units":-1,"currency":"NGN"}}""")]
    [InlineData("""{"is":"local_overrides","base":{"minor_units":5000,"currency":"USD"}}""")]
    [InlineData("""{"is":"local_overrides","local":[],"base":{"minor_units":5000,"currency":"USD"}}""")]
    [InlineData("""{"is":"local_overrides","local":[{"minor_units":1,"currency":"USD"}],"base":{"minor_units":5000,"currency":"USD"}}""")]
    public void A_document_that_breaks_a_rule_is_not_read(string json) =>
        Assert.NotNull(Record.Exception(() => JsonSerializer.Deserialize(json, Documents.Default.Pricing)));

    [Fact]
    public void A_fee_schedule_is_written_and_read_back()
    {
        RoundTrips(FeeSchedule.None, Documents.Default.FeeSchedule);
        var json = RoundTrips(FeeSchedule.Of(1.5m, [Dollars], [Naira], [Naira], FeeBearer.Customer), Documents.Default.FeeSchedule);

        Assert.StartsWith("""{"percentage":1.5,"fixed":[{""", json, StringComparison.Ordinal);
        Assert.EndsWith("\"bearer\":\"Customer\"}", json, StringComparison.Ordinal);
        Assert.Equal(FeeSchedule.None, JsonSerializer.Deserialize("""{"percentage":0}""", Documents.Default.FeeSchedule));
        Assert.NotNull(Record.Exception(() => JsonSerializer.Deserialize("""{"percentage":101}""", Documents.Default.FeeSchedule)));
    }

    [Fact]
    public void The_amounts_of_a_quote_are_written_and_read_back_with_their_rate()
    {
        var rate = new ExchangeRate(
            Currency.Usd,
            Currency.Ngn,
            1499.123456789m,
            new DateTimeOffset(2026, 1, 2, 16, 0, 0, TimeSpan.Zero),
            "rates.example"
        );
        QuoteMath.Price(Pricing.Global.Of(Dollars), Currency.Ngn, rate, FeeSchedule.Of(1), out var converted);
        QuoteMath.Price(Pricing.Global.Of(Dollars), Currency.Usd, null, FeeSchedule.Of(1, bearer: FeeBearer.Customer), out var exact);

        Assert.Contains("\"customer_amount\":", RoundTrips(converted!, Documents.Default.QuoteAmounts), StringComparison.Ordinal);
        Assert.DoesNotContain("\"rate\"", RoundTrips(exact!, Documents.Default.QuoteAmounts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 100, 1, 100)]
    [InlineData(100, 90, 1, 99)]
    [InlineData(100, 100, -1, 101)]
    [InlineData(100, 100, 100, 0)]
    public void Amounts_that_do_not_add_up_are_not_read(long gross, long price, long fee, long net)
    {
        var json = JsonSerializer.Serialize(
            new
            {
                customer_amount = Usd(gross),
                price = Usd(price),
                fee = Usd(fee),
                net = Usd(net),
            }
        );

        Assert.Throws<ArgumentException>(() => JsonSerializer.Deserialize(json, Documents.Default.QuoteAmounts));

        static Money Usd(long units) => Money.FromMinorUnits(units, Currency.Usd);
    }

    private static string RoundTrips<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(value, type);
        Assert.Equal(value, JsonSerializer.Deserialize(json, type));
        return json;
    }

    // As the stored documents are written.
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UseStringEnumConverter = true,
        AllowOutOfOrderMetadataProperties = true
    )]
    [JsonSerializable(typeof(Pricing))]
    [JsonSerializable(typeof(FeeSchedule))]
    [JsonSerializable(typeof(QuoteAmounts))]
    private sealed partial class Documents : JsonSerializerContext;
}
