using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class TokenizationTests
{
    [Theory]
    [InlineData("", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("4242424242424241", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("42424242424", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("00000000000", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("00000000000000000000", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("4242 4242 4242 4242", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", 12, 2030, "123", "incorrect_number", "card_number")]
    [InlineData("4242424242424242", 0, 2030, "123", "invalid_expiry", "card_expiry")]
    [InlineData("4242424242424242", 13, 2030, "123", "invalid_expiry", "card_expiry")]
    [InlineData("4242424242424242", 12, 30, "123", "invalid_expiry", "card_expiry")]
    [InlineData("4242424242424242", 12, -2030, "123", "invalid_expiry", "card_expiry")]
    [InlineData("4242424242424242", 12, 2077, "123", "invalid_expiry", "card_expiry")]
    [InlineData("4242424242424242", 11, 2025, "123", "expired_card", "card_expiry")]
    [InlineData("4242424242424242", 12, 2030, "", "invalid_cvc", "card_cvc")]
    [InlineData("4242424242424242", 12, 2030, "12", "invalid_cvc", "card_cvc")]
    [InlineData("4242424242424242", 12, 2030, "1234", "invalid_cvc", "card_cvc")]
    [InlineData("4242424242424242", 12, 2030, "12x", "invalid_cvc", "card_cvc")]
    [InlineData("378282246310005", 12, 2030, "123", "invalid_cvc", "card_cvc")]
    [InlineData("4242424242424241", 13, 2020, "1", "incorrect_number", "card_number")]
    [InlineData("4242424242424242", 13, 2020, "1", "invalid_expiry", "card_expiry")]
    [InlineData("4242424242424242", 12, 2020, "1", "expired_card", "card_expiry")]
    public async Task A_card_that_is_none_is_refused_at_its_first_wrong_field(
        string number,
        int month,
        int year,
        string cvc,
        string code,
        string field
    )
    {
        await using var simulator = New();

        var result = await simulator.TokenizeAsync(new CardDetails(number, month, year, cvc), Token);

        Assert.False(result.IsSuccess);
        Assert.Equal((RefusalKind.Invalid, code, field), (result.Refusal.Kind, result.Refusal.Code, result.Refusal.Field));
    }

    [Theory]
    [InlineData("4242424242424242", 12, 2076, "123")]
    [InlineData("378282246310005", 12, 2030, "1234")]
    [InlineData("100000000008", 12, 2030, "123")]
    [InlineData("1000000000000000009", 12, 2030, "123")]
    public async Task A_card_at_the_edge_of_the_rules_is_taken(string number, int month, int year, string cvc)
    {
        await using var simulator = New();

        Assert.True((await simulator.TokenizeAsync(new CardDetails(number, month, year, cvc), Token)).IsSuccess);
    }

    [Fact]
    public async Task A_card_is_good_until_its_month_is_over_everywhere()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 11, 59, 59, TimeSpan.Zero));
        await using var simulator = new PaymentSimulator(new SimulatorOptions(), time, RandomSource.Cryptographic);
        var card = Card(Approved, month: 2, year: 2026);

        Assert.True((await simulator.TokenizeAsync(card, Token)).IsSuccess);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("expired_card", (await simulator.TokenizeAsync(card, Token)).Refusal?.Code);
    }

    [Fact]
    public async Task A_token_is_good_at_another_simulator_as_after_a_restart()
    {
        await using var before = New();
        await using var after = New();

        Assert.IsType<ChargeOutcome.Approved>(await after.ChargeAsync(Request("ch_1", await before.TokenOf(Approved)), Token));
    }

    [Fact]
    public async Task A_card_gets_another_token_each_time()
    {
        await using var simulator = New();

        Assert.NotEqual(await simulator.TokenOf(Approved), await simulator.TokenOf(Approved));
    }

    [Fact]
    public async Task A_token_with_any_character_changed_is_declined()
    {
        await using var simulator = New();
        var token = await simulator.TokenOf(Approved);

        for (var at = 0; at < token.Length; at++)
        {
            var changed = token.Remove(at, 1).Insert(at, token[at] == 'a' ? "b" : "a");
            Assert.Equal(Declined(DeclineCode.ProcessingError), await simulator.ChargeAsync(Request($"ch_{at}", changed), Token));
        }

        Assert.Empty(simulator.Ledger.Charges);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tok_visa")]
    [InlineData("simtok_approved_visa_4242")]
    [InlineData("_____")]
    [InlineData(Approved)]
    public async Task A_token_of_somebody_else_is_declined_and_not_stored(string token)
    {
        await using var simulator = New();

        Assert.Equal(Declined(DeclineCode.ProcessingError), await simulator.ChargeAsync(Request("ch_1", token), Token));
        Assert.Null(Assert.IsType<SimulatorChargeEntry.Declined>(Assert.Single(simulator.Ledger.Entries)).Token);
    }
}
