using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.CardBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class ChallengeTests : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly CardBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payer_who_passes_pays_and_the_host_is_told(bool restarts)
    {
        var token = TokenIn(await _bench.Pay("ch_1", Challenged, request => request with { ReturnUrl = "https://shop.example/back" }));
        await RestartIf(restarts);
        Assert.Equal(
            new TestChallenge(
                token,
                Simulators.Shop,
                new CardSummary("visa", "3184", 12, 2030),
                Pence(1099),
                TestChallengeState.Open,
                "https://shop.example/back"
            ),
            await _bench.Find(token)
        );
        Assert.Equal(Money.Zero(Currency.Of("GBP")), _bench.Simulator.Ledger.AmountCharged("ch_1"));

        Assert.Equal(TestChallengeState.Passed, (await _bench.Answer(token))!.State);
        await RestartIf(restarts);

        var paid = Assert.IsType<ChargeOutcome.Approved>(await _bench.Resolve());
        Assert.Equal(new ChargeNotification("simulator", Simulators.Shop, "ch_1", paid), Assert.Single(await _bench.Told()));
        await RestartIf(restarts);
        Assert.Empty(await _bench.Told());
        Assert.Equal(1, _bench.Simulator.Ledger.TimesCharged("ch_1"));
        Assert.Equal(Pence(1099), _bench.Simulator.Ledger.TotalCharged(Currency.Of("GBP")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payer_who_fails_is_declined_and_cannot_pass_afterwards(bool restarts)
    {
        var token = TokenIn(await _bench.Pay("ch_1", Challenged));

        Assert.Equal(TestChallengeState.Failed, (await _bench.Answer(token, passed: false))!.State);
        await RestartIf(restarts);

        Assert.Equal(TestChallengeState.Failed, (await _bench.Answer(token))!.State);
        Assert.Equal(Declined(DeclineCode.AuthenticationFailed), await _bench.Resolve());
        Assert.Equal(
            [new ChargeNotification("simulator", Simulators.Shop, "ch_1", Declined(DeclineCode.AuthenticationFailed))],
            await _bench.Told()
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_challenge_stays_closed_when_it_is_abandoned_or_its_time_is_over(bool isAbandoned)
    {
        var token = TokenIn(await _bench.Pay("ch_1", Challenged));
        if (isAbandoned)
            Assert.Equal(Declined(DeclineCode.Released), await _bench.Release());
        else
            _bench.Time.Advance(Window);

        Assert.Equal(TestChallengeState.Closed, (await _bench.Answer(token))!.State);
        await _bench.Restart();

        Assert.Equal(TestChallengeState.Closed, (await _bench.Find(token))!.State);
        Assert.Equal(Declined(DeclineCode.Released), await _bench.Resolve());
        Assert.Equal(Declined(DeclineCode.Released), await _bench.Release());
        Assert.Single(_bench.Simulator.Ledger.Entries, entry => entry is SimulatorChargeEntry.Released);
        Assert.Empty(await _bench.Told());
    }

    [Fact]
    public async Task A_challenge_can_be_passed_until_just_before_its_time_is_over()
    {
        var token = TokenIn(await _bench.Pay("ch_1", Challenged));
        _bench.Time.Advance(Window - TimeSpan.FromTicks(1));

        Assert.Equal(TestChallengeState.Passed, (await _bench.Answer(token))!.State);
        _bench.Time.Advance(Window);
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Resolve());
    }

    [Fact]
    public async Task A_card_that_is_declined_after_its_challenge_is_declined_though_the_payer_passes()
    {
        var token = TokenIn(await _bench.Pay("ch_1", ChallengedThenDeclined, request => request with { SaveCard = true }));

        Assert.Equal(TestChallengeState.Passed, (await _bench.Answer(token))!.State);

        Assert.Equal(Declined(DeclineCode.CardDeclined), await _bench.Resolve());
        Assert.Equal(
            [new ChargeNotification("simulator", Simulators.Shop, "ch_1", Declined(DeclineCode.CardDeclined))],
            await _bench.Told()
        );
    }

    [Fact]
    public async Task A_reservation_that_needs_the_payer_is_reserved_when_the_payer_has_passed()
    {
        var token = TokenIn(await _bench.Authorize("ch_1", Challenged));

        await _bench.Answer(token);

        var reserved = Assert.IsType<ChargeOutcome.Authorized>(await _bench.Resolve());
        Assert.Equal(_bench.Now + TimeSpan.FromDays(7), reserved.Until);
        Assert.Equal([new ChargeNotification("simulator", Simulators.Shop, "ch_1", reserved)], await _bench.Told());
        Assert.Equal(new ChargeOutcome.Captured(reserved.Reference, Pence(99)), await _bench.Capture(pence: 99));
    }

    [Theory]
    [InlineData(Challenged)]
    [InlineData("4000000000003220")]
    [InlineData(ChallengedUnlessSaved)]
    [InlineData(ChallengedThenDeclined)]
    public async Task Without_its_payer_a_card_that_must_authenticate_is_declined(string number) =>
        Assert.Equal(
            Declined(DeclineCode.AuthenticationRequired),
            await _bench.Pay("ch_1", number, request => request with { OffSession = true })
        );

    [Fact]
    public async Task A_charge_and_its_challenge_answer_the_same_when_they_are_asked_again()
    {
        var token = await _bench.Simulator.TokenOf(Challenged);
        var first = await _bench.Charge("ch_1", token);

        Assert.Equal(first, await _bench.Charge("ch_1", token));
        await _bench.Answer(TokenIn(first));
        Assert.Equal(await _bench.Resolve(), await _bench.Charge("ch_1", token));
    }

    [Fact]
    public async Task Of_an_answer_and_a_release_at_once_one_wins_and_nothing_is_taken_of_a_released_charge()
    {
        for (var turn = 0; turn < 50; turn++)
        {
            var key = $"ch_{turn}";
            var token = TokenIn(await _bench.Pay(key, Challenged));

            var answer = Task.Run(() => _bench.Answer(token), Token);
            var release = Task.Run(() => _bench.Release(key), Token);
            var (challenge, released) = (await answer, await release);

            var isPaid = challenge!.State == TestChallengeState.Passed;
            Assert.Equal(isPaid ? ChargeOutcomeKind.Approved : ChargeOutcomeKind.Declined, released.Kind);
            Assert.Equal(released, await _bench.Resolve(key));
            Assert.Equal(isPaid ? 1 : 0, _bench.Simulator.Ledger.TimesCharged(key));
        }
    }

    [Fact]
    public async Task A_token_that_opens_nothing_opens_nothing()
    {
        Assert.Null(await _bench.Find("simchl_none"));
        Assert.Null(await _bench.Answer(""));
        Assert.Empty(_bench.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task Tokens_have_256_random_bits_and_no_two_are_alike()
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (var turn = 0; turn < 20; turn++)
            tokens.Add(TokenIn(await _bench.Pay($"ch_{turn}", Challenged)));

        Assert.Equal(20, tokens.Count);
        Assert.All(tokens, token => Assert.Matches("^simchl_[A-Za-z0-9_-]{43}$", token));
    }

    private async Task RestartIf(bool restarts)
    {
        if (restarts)
            await _bench.Restart();
    }
}
