using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Payments.Core.Tests;

public sealed class RetiredCurrencyTests
{
    private static readonly Owner Shop = Owner.Test("acct_shop");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int> Retired =>
        new()
        {
            { "HRK", 191, 2 },
            { "SLL", 694, 2 },
            { "ZWL", 932, 2 },
            { "ANG", 532, 2 },
            { "CUC", 931, 2 },
            { "BGN", 975, 2 },
            { "BYR", 974, 0 },
            { "EEK", 233, 2 },
            { "LTL", 440, 2 },
            { "LVL", 428, 2 },
            { "MRO", 478, 2 },
            { "STD", 678, 2 },
            { "VEF", 937, 2 },
            { "ZMK", 894, 2 },
        };

    [Theory]
    [MemberData(nameof(Retired))]
    public void A_retired_currency_is_read_from_a_record_and_found_no_other_way(string code, int numeric, int digits)
    {
        var currency = Currency.OfRecord(code);
        Assert.Equal((code, numeric, digits, true), (currency.Code, currency.NumericCode, currency.MinorUnitDigits, currency.IsRetired));
        Assert.True(Currency.TryGetOfRecord(code, out var same) && same == currency);

        Assert.False(Currency.TryGet(code, out _));
        Assert.False(Currency.TryGet(Encoding.ASCII.GetBytes(code), out _));
        Assert.False(Currency.TryGetIgnoreCase(code, out _));
        Assert.Throws<ArgumentException>(() => Currency.Of(code));
        Assert.DoesNotContain(currency, Currency.All);

        var amount = Money.FromMinorUnits(12_345, currency);
        var json = JsonSerializer.Serialize(amount);
        Assert.Contains($"\"{code}\"", json, StringComparison.Ordinal);
        Assert.Equal(amount, JsonSerializer.Deserialize<Money>(json));
        Assert.EndsWith(code, $"{amount}", StringComparison.Ordinal);
        Assert.Contains(code, amount.Format(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_retired_code_is_tried_and_none_is_active_too() =>
        Assert.Equal(
            CurrencyTable.Retired.Select(entry => entry.Code).Order(StringComparer.Ordinal),
            Retired.Select(row => row.Data.Item1).Except(Currency.All.Select(currency => currency.Code)).Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("DEM")]
    [InlineData("XAU")]
    [InlineData("hrk")]
    [InlineData("")]
    [InlineData("HRKX")]
    public void A_code_that_never_was_in_the_list_is_no_record_s_either(string code)
    {
        Assert.False(Currency.TryGetOfRecord(code, out _));
        Assert.Throws<ArgumentException>(() => Currency.OfRecord(code));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Currency>($"\"{code}\""));
    }

    [Fact]
    public void No_active_currency_is_retired() => Assert.All(Currency.All, currency => Assert.False(currency.IsRetired));

    [Theory]
    [MemberData(nameof(Retired))]
    public async Task Nothing_new_is_taken_in_a_retired_currency(string code, int numeric, int digits)
    {
        Assert.True(numeric > digits);
        await using var services = new ServiceCollection().AddPayments().UseInMemoryStore().UseSimulator().Services.BuildServiceProvider();
        var engine = services.GetRequiredService<PaymentEngine>();
        var amount = Money.FromMinorUnits(1_00, Currency.OfRecord(code));
        var customer = (await engine.Customers.CreateAsync(Shop, new CustomerRequest(), cancellationToken: Token)).Value;
        var usd = Money.FromMinorUnits(1_00, Currency.Usd);

        Refusal?[] refused =
        [
            (
                await engine.CheckoutSessions.CreateAsync(Shop, new CheckoutSessionRequest { Amount = amount }, cancellationToken: Token)
            ).Refusal,
            (await engine.PaymentIntents.CreateAsync(Shop, new PaymentIntentRequest { Amount = amount }, cancellationToken: Token)).Refusal,
            (await engine.CustomerBalances.AdjustAsync(Shop, customer.Id, amount, cancellationToken: Token)).Refusal,
            (
                await engine.CheckoutSessions.CreateAsync(
                    Shop,
                    new CheckoutSessionRequest { Amount = usd, Pricing = Pricing.LocalOverrides.Of(usd, [amount]) },
                    cancellationToken: Token
                )
            ).Refusal,
        ];
        Assert.All(refused, refusal => Assert.Equal("currency_retired", refusal?.Code));
        Assert.All(refused, refusal => Assert.Contains(code, refusal!.Message, StringComparison.Ordinal));
    }
}
