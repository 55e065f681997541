using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class SimulatedOutcomeTests : IDisposable
{
    private readonly TemporaryLedger _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(Approved)]
    [InlineData("4000000000009995")]
    public async Task The_merchants_word_goes_before_the_cards(string number)
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(number));

        Assert.IsType<ChargeOutcome.Approved>(await simulator.ChargeAsync(request with { Simulate = SimulatedOutcome.Success }, Token));
        Assert.Equal(
            Declined(DeclineCode.CardDeclined),
            await simulator.ChargeAsync(request with { Key = "ch_2", Simulate = SimulatedOutcome.Failed }, Token)
        );
    }

    [Fact]
    public async Task An_underpaid_card_pays_40_percent_and_says_so_after_a_restart()
    {
        ChargeRequest request;
        ChargeOutcome outcome;
        await using (var simulator = New(_file.Path))
        {
            request = Request("ch_1", await simulator.TokenOf(Approved)) with { Simulate = SimulatedOutcome.Underpaid };
            outcome = await simulator.ChargeAsync(request, Token);
        }

        await using var restarted = New(_file.Path);

        Assert.Equal(Money.FromMinorUnits(439, Currency.Gbp), Assert.IsType<ChargeOutcome.Received>(outcome).Total);
        Assert.Equal(outcome, await restarted.ChargeAsync(request, Token));
        Assert.Equal(outcome, await restarted.ResolveAsync(Simulators.Shop, "ch_1", Token));
        Assert.Equal(Money.FromMinorUnits(439, Currency.Gbp), restarted.Ledger.TotalCharged(Currency.Gbp));
        Assert.Equal(0, restarted.Ledger.TimesCharged("ch_1"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await restarted.SendMoneyAsync("ch_1", request.Amount, Token));
    }

    [Fact]
    public async Task A_minor_unit_has_no_part_to_pay()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(Approved), pence: 1) with { Simulate = SimulatedOutcome.Underpaid };

        Assert.Equal(Declined(DeclineCode.CardDeclined), await simulator.ChargeAsync(request, Token));
    }

    [Fact]
    public async Task A_card_that_may_be_real_is_not_taken_whatever_the_merchant_says()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf("4111111111111111")) with { Simulate = SimulatedOutcome.Success };

        Assert.Equal(Declined(DeclineCode.TestModeCardOnly), await simulator.ChargeAsync(request, Token));
        Assert.Equal(
            Declined(DeclineCode.ProcessingError),
            await simulator.ChargeAsync(request with { Key = "ch_2", Source = new PaymentSource.Card("none") }, Token)
        );
    }

    [Fact]
    public async Task A_lost_answer_stays_lost_and_is_the_merchants()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(LosesAnswer)) with { Simulate = SimulatedOutcome.Failed };

        Assert.IsType<ChargeOutcome.Unknown>(await simulator.ChargeAsync(request, Token));
        Assert.Equal(Declined(DeclineCode.CardDeclined), await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
    }
}
