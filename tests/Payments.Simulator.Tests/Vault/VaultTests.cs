using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.CardBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class VaultTests : IAsyncDisposable
{
    private readonly CardBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_saved_card_is_charged_any_number_of_times_until_it_is_forgotten()
    {
        var token = await _bench.Keep("seti_1.1", Approved);
        Assert.StartsWith("simcard_", token, StringComparison.Ordinal);
        await _bench.Restart();

        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_1", token));
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_2", token, request => request with { OffSession = true }));
        await _bench.Simulator.ForgetAsync(Simulators.Shop, token, Token);
        await _bench.Simulator.ForgetAsync(Simulators.Shop, token, Token);
        await _bench.Restart();

        Assert.Equal(Declined(DeclineCode.InvalidAccount), await _bench.Charge("ch_3", token));
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_1", token));
        Assert.Single(_bench.Simulator.Ledger.Entries, entry => entry is SimulatorSavedCardEntry.Forgotten);
    }

    [Fact]
    public async Task A_charge_keeps_its_card_where_it_is_asked_to()
    {
        var paid = Assert.IsType<ChargeOutcome.Approved>(await _bench.Pay("ch_1", Approved, request => request with { SaveCard = true }));
        await _bench.Restart();

        Assert.Equal(paid, await _bench.Resolve());
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_2", paid.SavedToken!));
        Assert.Null(Assert.IsType<ChargeOutcome.Approved>(await _bench.Pay("ch_3", Approved)).SavedToken);
    }

    [Fact]
    public async Task A_reservation_keeps_its_card_and_so_does_a_challenge_that_is_passed()
    {
        var reserved = Assert.IsType<ChargeOutcome.Authorized>(
            await _bench.Pay("ch_1", Approved, request => request with { SaveCard = true, AuthorizeOnly = true })
        );
        var challenge = TokenIn(await _bench.Pay("ch_2", ChallengedUnlessSaved, request => request with { SaveCard = true }));
        await _bench.Answer(challenge);
        var paid = Assert.IsType<ChargeOutcome.Approved>(await _bench.Resolve("ch_2"));
        await _bench.Restart();

        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_3", reserved.SavedToken!));
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_4", paid.SavedToken!, request => request with { OffSession = true }));
    }

    [Fact]
    public async Task A_card_that_was_saved_with_its_payer_pays_without_and_one_that_was_not_does_not()
    {
        var withPayer = await _bench.Keep("seti_1.1", ChallengedUnlessSaved, offSession: true);
        var without = await _bench.Keep("seti_2.1", ChallengedUnlessSaved, offSession: false);

        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_1", withPayer, request => request with { OffSession = true }));
        Assert.Equal(
            Declined(DeclineCode.AuthenticationRequired),
            await _bench.Charge("ch_2", without, request => request with { OffSession = true })
        );
        Assert.IsType<ChargeOutcome.RequiresAction>(await _bench.Charge("ch_3", without));
    }

    [Fact]
    public async Task A_card_that_always_asks_asks_when_it_is_saved_and_every_time_after()
    {
        var token = await _bench.Keep("seti_1.1", Challenged);

        Assert.IsType<ChargeOutcome.RequiresAction>(await _bench.Charge("ch_1", token));
        Assert.Equal(
            Declined(DeclineCode.AuthenticationRequired),
            await _bench.Charge("ch_2", token, request => request with { OffSession = true })
        );
    }

    [Fact]
    public async Task A_card_can_be_saved_and_be_declined_ever_after()
    {
        var token = await _bench.Keep("seti_1.1", "4000000000000341");

        Assert.Equal(Declined(DeclineCode.CardDeclined), await _bench.Charge("ch_1", token));
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Pay("ch_2", "4000000000000341"));
    }

    [Theory]
    [InlineData(true, "Saved")]
    [InlineData(false, "AuthenticationFailed")]
    public async Task What_a_payer_answers_to_a_setup_is_told(bool passes, string expected)
    {
        var challenge = TokenIn(await _bench.SetUp("seti_1.1", Challenged));
        await _bench.Restart();
        Assert.Equal(
            new TestChallenge(
                challenge,
                Simulators.Shop,
                new CardSummary("visa", "3184", 12, 2030),
                null,
                TestChallengeState.Open,
                "https://shop.example/back"
            ),
            await _bench.Find(challenge)
        );

        await _bench.Answer(challenge, passes);
        await _bench.Restart();

        var outcome = await _bench.ResolveSetup();
        Assert.Equal(expected, outcome is SetupOutcome.Declined declined ? $"{declined.Code}" : $"{outcome.Kind}");
        Assert.Equal([new SetupNotification("simulator", Simulators.Shop, "seti_1.1", outcome)], await _bench.Told(_ => false));
        await _bench.Restart();
        Assert.Single(await _bench.Told());
        Assert.Empty(await _bench.Told());
        Assert.Equal(outcome, await _bench.Abandon());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_setup_that_is_abandoned_or_too_late_saves_no_card(bool isAbandoned)
    {
        var challenge = TokenIn(await _bench.SetUp("seti_1.1", Challenged));
        if (isAbandoned)
            Assert.Equal(new SetupOutcome.Declined(DeclineCode.Released), await _bench.Abandon());
        else
            _bench.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(TestChallengeState.Closed, (await _bench.Answer(challenge))!.State);
        await _bench.Restart();
        Assert.Equal(new SetupOutcome.Declined(DeclineCode.Released), await _bench.ResolveSetup());
        Assert.Empty(await _bench.Told());
    }

    [Fact]
    public async Task A_setup_whose_key_was_asked_about_or_abandoned_first_saves_no_card()
    {
        Assert.Equal(new SetupOutcome.Declined(DeclineCode.NotSent), await _bench.ResolveSetup());
        Assert.Equal(new SetupOutcome.Declined(DeclineCode.Released), await _bench.Abandon("seti_2.1"));
        await _bench.Restart();

        Assert.Equal(new SetupOutcome.Declined(DeclineCode.NotSent), await _bench.SetUp("seti_1.1", Approved));
        Assert.Equal(new SetupOutcome.Declined(DeclineCode.NotSent), await _bench.SetUp("seti_2.1", Approved));
    }

    [Theory]
    [InlineData("4000000000009995", DeclineCode.InsufficientFunds)]
    [InlineData("4111111111111111", DeclineCode.TestModeCardOnly)]
    public async Task A_card_that_declines_is_not_saved(string number, DeclineCode code) =>
        Assert.Equal(new SetupOutcome.Declined(code), await _bench.SetUp("seti_1.1", number));

    [Fact]
    public async Task A_card_that_is_declined_after_its_challenge_is_not_saved_though_the_payer_passes()
    {
        await _bench.Answer(TokenIn(await _bench.SetUp("seti_1.1", ChallengedThenDeclined)));

        Assert.Equal(new SetupOutcome.Declined(DeclineCode.CardDeclined), await _bench.ResolveSetup());
    }

    [Fact]
    public async Task A_setup_whose_answer_or_request_is_lost_is_told_when_it_is_asked_about()
    {
        Assert.IsType<SetupOutcome.Unknown>(await _bench.SetUp("seti_1.1", LosesAnswer));
        Assert.IsType<SetupOutcome.Unknown>(await _bench.SetUp("seti_2.1", LosesRequest));

        Assert.IsType<SetupOutcome.Saved>(await _bench.ResolveSetup());
        Assert.Equal(new SetupOutcome.Declined(DeclineCode.NotSent), await _bench.ResolveSetup("seti_2.1"));
    }

    [Fact]
    public async Task A_setup_keeps_one_card_however_often_it_is_sent_and_no_other()
    {
        var card = new PaymentSource.Card(await _bench.Simulator.TokenOf(Approved));
        var request = new SetupRequest("seti_1.1", Simulators.Shop, card);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await _bench.Simulator.SetUpAsync(request, Token), Token))
        );

        Assert.Single(outcomes.Distinct());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.SetUp("seti_1.1", Approved));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.ResolveSetupAsync(Owner.Test("acct_other"), "seti_1.1", Token)
        );
    }

    [Fact]
    public async Task A_saved_card_is_its_owners_alone_and_an_unknown_token_is_not_written_down()
    {
        var token = await _bench.Keep("seti_1.1", Approved);
        var other = Owner.Test("acct_other");
        await _bench.Simulator.ForgetAsync(other, token, Token);

        Assert.Equal(
            Declined(DeclineCode.InvalidAccount),
            await _bench.Simulator.ChargeAsync(Request("ch_1", token) with { Owner = other }, Token)
        );
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_2", token));
        var unknown = $"simcard_{new string('0', 22)}";
        Assert.Equal(Declined(DeclineCode.InvalidAccount), await _bench.Charge("ch_3", unknown));
        Assert.DoesNotContain(unknown, await File.ReadAllTextAsync(await Closed(), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_published_card_has_a_fingerprint_of_its_own_however_it_is_saved()
    {
        Dictionary<string, string> found = [];
        foreach (var card in TestCards.All)
        {
            var bySetup = await _bench.SetUp("seti_" + card.Number[^6..] + ".1", card.Number);
            if (bySetup is SetupOutcome.RequiresAction)
            {
                await _bench.Answer(TokenIn(bySetup));
                bySetup = await _bench.ResolveSetup("seti_" + card.Number[^6..] + ".1");
            }

            if (bySetup is SetupOutcome.Saved saved)
                found[card.Number] = saved.Fingerprint!;
            var paid = await _bench.Pay("ch_" + card.Number[^6..], card.Number, request => request with { SaveCard = true });
            if (paid is ChargeOutcome.Approved { SavedToken: not null } approved)
                Assert.Equal(found[card.Number], approved.SavedFingerprint);
        }

        Assert.True(found.Count > 15, string.Join('\n', found));
        Assert.Distinct(found.Values);
        Assert.DoesNotContain(found, pair => pair.Value.Contains(pair.Key, StringComparison.Ordinal));

        await _bench.Restart();
        foreach (var (number, fingerprint) in found)
            Assert.Equal(
                fingerprint,
                Assert.IsType<SetupOutcome.Saved>(await _bench.ResolveSetup("seti_" + number[^6..] + ".1")).Fingerprint
            );
    }

    [Fact]
    public async Task A_renewed_card_is_told_with_its_new_date()
    {
        var token = await _bench.Keep("seti_1.1", Approved);

        await _bench.Simulator.UpdateCardAsync(token, 1, 2040, Token);
        await _bench.Restart();

        Assert.Equal(
            [new CardNotification("simulator", Simulators.Shop, token, new CardSummary("visa", "4242", 1, 2040))],
            await _bench.Told()
        );
        Assert.Empty(await _bench.Told());
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Charge("ch_1", token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _bench.Simulator.UpdateCardAsync(token, 13, 2040, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.UpdateCardAsync("simcard_none", 1, 2040, Token)
        );
    }

    private async Task<string> Closed()
    {
        await _bench.Simulator.DisposeAsync();
        return _bench.LedgerPath;
    }
}
