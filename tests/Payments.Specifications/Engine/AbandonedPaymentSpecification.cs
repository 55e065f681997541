using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of abandoned payments, over any store.</summary>
public abstract class AbandonedPaymentSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(CaptureMethod.Manual, IntentStatus.RequiresCapture, CardStanding.Reserved)]
    [InlineData(CaptureMethod.Automatic, IntentStatus.Succeeded, CardStanding.Taken)]
    public async Task Giving_an_action_up_leaves_what_the_payer_has_finished_standing(
        CaptureMethod capture,
        IntentStatus expected,
        CardStanding standing
    )
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync(capture);
        var key = intent.LatestChargeId!;
        shop.Provider.Authenticate(key, passes: true);

        Assert.Equal(expected, (await AbandonAsync(shop, intent)).Value.Status);
        Assert.Equal("no_action", Said(await AbandonAsync(shop, intent)).Code);
        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);
        Assert.Equal(expected, (await shop.AgreedAsync(intent)).Status);
        Assert.Equal(standing, shop.Provider.BookOf(key)!.Standing);

        if (capture == CaptureMethod.Manual)
            Assert.Equal(IntentStatus.Succeeded, (await shop.CaptureAsync(intent)).Value.Status);
        Assert.Equal(100_00, shop.Provider.Balance);
        Assert.DoesNotContain(PaymentIntentPaymentFailed.TypeName, await shop.EventsAsync());
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(CaptureMethod.Automatic, true, "already_succeeded", IntentStatus.Succeeded, 100_00)]
    [InlineData(CaptureMethod.Manual, true, null, IntentStatus.Canceled, 0)]
    [InlineData(CaptureMethod.Automatic, false, null, IntentStatus.Canceled, 0)]
    [InlineData(CaptureMethod.Manual, false, null, IntentStatus.Canceled, 0)]
    [InlineData(CaptureMethod.Automatic, null, null, IntentStatus.Canceled, 0)]
    public async Task A_cancellation_asks_first_whether_the_payer_was_faster(
        CaptureMethod capture,
        bool? passes,
        string? refusal,
        IntentStatus expected,
        long balance
    )
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync(capture);
        if (passes is { } passed)
            shop.Provider.Authenticate(intent.LatestChargeId!, passed);

        var canceled = await shop.CancelAsync(intent);

        Assert.Equal(refusal, canceled.Refusal?.Code);
        Assert.Equal(expected, (await shop.AgreedAsync(intent)).Status);
        shop.Provider.Authenticate(intent.LatestChargeId!, passes: true);
        await shop.TellAsync(intent.LatestChargeId!);
        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);
        Assert.Equal((expected, balance), ((await shop.AgreedAsync(intent)).Status, shop.Provider.Balance));
        Assert.DoesNotContain(ChargePaidLate.TypeName, await shop.EventsAsync());
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true, "already_succeeded")]
    [InlineData(false, null)]
    public async Task A_cancellation_whose_question_is_lost_cancels_nothing_and_its_key_serves_again(bool passes, string? then)
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        if (passes)
            shop.Provider.Authenticate(intent.LatestChargeId!, passes);
        var call = new IdempotentCall<PaymentIntent>(
            "cancel-1",
            "cancel",
            TimeSpan.FromDays(1),
            result => new StoredResponse(result.IsSuccess ? 200 : 400, result.Refusal?.Code ?? "")
        );
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.AnswerLost : CardFault.None;
        var lost = await shop.Engine.PaymentIntents.CancelAsync(CardsShop.Shop, intent.Id, CancellationReason.Abandoned, call, Token);
        Assert.Equal(("action_not_closed", RefusalKind.Conflict), (lost.Refusal!.Code, lost.Refusal.Kind));
        Assert.Equal(IntentStatus.RequiresAction, (await shop.ReadAsync(intent)).Status);

        shop.Provider.Fault = (_, _) => CardFault.None;
        for (var times = 0; times < 2; times++)
        {
            var canceled = await shop.Engine.PaymentIntents.CancelAsync(
                CardsShop.Shop,
                intent.Id,
                CancellationReason.Abandoned,
                call,
                Token
            );
            Assert.Equal((times > 0, then ?? ""), (canceled.IsReplay, canceled.Response!.Body));
        }

        Assert.Equal(passes ? IntentStatus.Succeeded : IntentStatus.Canceled, (await shop.AgreedAsync(intent)).Status);
        Assert.Equal(passes ? 100_00 : 0, shop.Provider.Balance);
    }

    [Fact]
    public async Task A_lost_answer_to_giving_up_releases_no_reservation_that_the_payer_has_finished()
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync(CaptureMethod.Manual);
        shop.Provider.Authenticate(intent.LatestChargeId!, passes: true);
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.AnswerLost : CardFault.None;
        Assert.Equal(IntentStatus.RequiresAction, (await AbandonAsync(shop, intent)).Value.Status);

        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(IntentStatus.RequiresCapture, (await shop.AgreedAsync(intent)).Status);
        Assert.Equal(CardStanding.Reserved, shop.Provider.BookOf(intent.LatestChargeId!)!.Standing);
    }

    [Theory]
    [InlineData(ChallengeEnd.Clock, ChargeStatus.Expired)]
    [InlineData(ChallengeEnd.Notification, ChargeStatus.Failed)]
    [InlineData(ChallengeEnd.Question, ChargeStatus.Failed)]
    [InlineData(ChallengeEnd.Abandon, ChargeStatus.Failed)]
    public async Task A_challenge_of_a_payment_that_nobody_passed_is_abandoned_whoever_notes_it(ChallengeEnd end, ChargeStatus expected)
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        var key = intent.LatestChargeId!;
        if (end is ChallengeEnd.Notification or ChallengeEnd.Question)
            await shop.Provider.ReleaseAsync(CardsShop.Shop, key, Token);
        if (end == ChallengeEnd.Notification)
            await shop.TellAsync(key);
        else if (end == ChallengeEnd.Abandon)
            await AbandonAsync(shop, intent);
        else
            await shop.Host.RunAfterAsync(end == ChallengeEnd.Clock ? shop.Provider.ActionTime : TimeSpan.FromSeconds(15));

        var left = await shop.AgreedAsync(intent);
        Assert.Equal(new IntentState.RequiresPaymentMethod(new PaymentError(key, DeclineCode.AuthenticationAbandoned)), left.State);
        Assert.Equal(expected, (await shop.ChargeAsync(intent)).Status);
        await shop.TellAsync(key);
        Assert.Equal(left, await shop.ReadAsync(intent));
        Assert.Single(await shop.EventsAsync(), PaymentIntentPaymentFailed.TypeName);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(ChallengeEnd.Clock)]
    [InlineData(ChallengeEnd.Notification)]
    [InlineData(ChallengeEnd.Question)]
    [InlineData(ChallengeEnd.Abandon)]
    public async Task A_challenge_of_a_setup_that_nobody_passed_is_abandoned_whoever_notes_it(ChallengeEnd end)
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        var key = setup.Id + ".1";
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        await TryAsync(shop, setup);
        var released = end is ChallengeEnd.Notification or ChallengeEnd.Question
            ? await shop.Provider.AbandonSetupAsync(CardsShop.Shop, key, Token)
            : null;
        if (end == ChallengeEnd.Notification)
            await TellAsync(shop, key, released!);
        else if (end == ChallengeEnd.Abandon)
            await shop.Engine.SetupIntents.AbandonActionAsync(CardsShop.Shop, setup.Id, Token);
        else
            await shop.Host.RunAfterAsync(end == ChallengeEnd.Clock ? shop.Provider.ActionTime : TimeSpan.FromSeconds(15));

        await AbandonedAsync(shop, setup);
        Assert.IsType<SetupOutcome.Declined>(shop.Provider.AuthenticateSetup(key, passes: true));
    }

    [Fact]
    public async Task A_challenge_of_a_setup_that_is_over_when_it_becomes_known_is_abandoned_too()
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        shop.Provider.Fault = (call, _) => call == CardCall.SetUp ? CardFault.AnswerLost : CardFault.None;
        Assert.Equal(SetupStatus.Processing, (await TryAsync(shop, setup)).Value.Status);

        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        await AbandonedAsync(shop, setup);
    }

    private static async Task AbandonedAsync(CardsShop shop, SetupIntent setup)
    {
        var left = (await shop.Engine.SetupIntents.GetAsync(CardsShop.Shop, setup.Id, Token)).Value;
        Assert.Equal(
            new SetupState.RequiresPaymentMethod(new SetupError(setup.Id + ".1", DeclineCode.AuthenticationAbandoned)),
            left.State
        );
        Assert.Equal([SetupIntentSetupFailed.TypeName], await shop.EventsAsync());
        await NothingIsLeftToDoAsync(shop);
    }
}

/// <summary>Who notes that a challenge has ended and nobody has passed it.</summary>
public enum ChallengeEnd
{
    Clock,
    Notification,
    Question,
    Abandon,
}
