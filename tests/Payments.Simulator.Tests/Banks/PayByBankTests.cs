using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.BankBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class PayByBankTests : IAsyncDisposable
{
    private readonly BankBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(true, "Approved", "GBP 50000 0 0 0", TestChallengeState.Passed)]
    [InlineData(false, "PayerRefused", "", TestChallengeState.Failed)]
    public async Task The_payer_answers_at_the_bank_once(bool approves, string outcome, string totals, TestChallengeState state)
    {
        var token = await BeginAsync();
        var shown = await _bench.Simulator.FindChallengeAsync(token, Token);
        Assert.Equal(
            (null, Pounds(500_00), TestChallengeState.Open, "https://shop.example/back"),
            (shown!.Card, shown.Amount, shown.State, shown.ReturnUrl)
        );

        await _bench.Simulator.AnswerChallengeAsync(token, approves, Token);
        await _bench.Restart();
        Assert.Equal(state, (await _bench.Simulator.AnswerChallengeAsync(token, !approves, Token))!.State);
        Assert.Equal(outcome, (await _bench.Resolve()).Words());
        Assert.Equal(outcome, Assert.IsType<ChargeNotification>(Assert.Single(await _bench.Told())).Outcome.Words());
        Assert.Equal(totals, await _bench.Totals());
    }

    [Fact]
    public async Task A_payer_who_is_too_slow_or_gives_up_pays_nothing()
    {
        var slow = await BeginAsync();
        var givenUp = await BeginAsync("ch_2");
        Assert.Equal("Released", (await _bench.Simulator.ReleaseAsync(Simulators.Shop, "ch_2", Token)).Words());
        _bench.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("Released", (await _bench.Resolve()).Words());
        Assert.Equal(TestChallengeState.Closed, (await _bench.Simulator.AnswerChallengeAsync(slow, true, Token))!.State);
        Assert.Equal(TestChallengeState.Closed, (await _bench.Simulator.AnswerChallengeAsync(givenUp, true, Token))!.State);
        Assert.Equal("", await _bench.Totals());
    }

    [Fact]
    public async Task What_was_paid_at_a_bank_can_be_given_back()
    {
        await _bench.Simulator.AnswerChallengeAsync(await BeginAsync(), true, Token);

        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1", 500_00));
        Assert.Equal("GBP 50000 50000 0 0", await _bench.Totals());
    }

    private async Task<string> BeginAsync(string key = "ch_1")
    {
        var request = Transfer(key) with
        {
            Source = new PaymentSource.Rail(MethodIds.PayByBank, null, new Dictionary<string, string>()),
            ReturnUrl = "https://shop.example/back",
        };
        var outcome = Assert.IsType<ChargeOutcome.RequiresAction>(await _bench.Charge(request));
        return Assert.IsType<NextAction.TestChallenge>(outcome.Action).Token;
    }
}
