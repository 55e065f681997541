using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of authentications, over any store.</summary>
public abstract class AuthenticationSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(CaptureMethod.Automatic, IntentStatus.Succeeded)]
    [InlineData(CaptureMethod.Manual, IntentStatus.RequiresCapture)]
    public async Task A_payer_who_authenticates_pays(CaptureMethod capture, IntentStatus expected)
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync(capture);
        var key = intent.LatestChargeId!;
        Assert.Equal(
            new IntentState.RequiresAction(key, new NextAction.RedirectToUrl("https://bank.example/ref_" + key), shop.Now.AddMinutes(10)),
            intent.State
        );
        Assert.Equal("action_in_progress", Said(await shop.ConfirmAsync(intent)).Code);
        var challenged = shop.Provider.Says(key);

        var told = shop.Provider.Authenticate(key, passes: true);
        await shop.TellAsync(key, told);
        await shop.TellAsync(key, challenged);
        await shop.TellAsync(key, told);
        Assert.Equal(expected, (await shop.AgreedAsync(intent)).Status);
        Assert.Equal("no_action", Said(await shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id, Token)).Code);
        var events = await shop.EventsAsync();
        Assert.Equal(2, events.Count);
        Assert.Contains(PaymentIntentRequiresAction.TypeName, events);
    }

    [Fact]
    public async Task A_payer_who_fails_to_authenticate_can_try_another_card()
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        await shop.TellAsync(intent.LatestChargeId!, shop.Provider.Authenticate(intent.LatestChargeId!, passes: false));

        var failed = await shop.AgreedAsync(intent);
        Assert.Equal(DeclineCode.AuthenticationFailed, Assert.IsType<IntentState.RequiresPaymentMethod>(failed.State).LastError!.Code);
        Assert.Equal(IntentStatus.Succeeded, (await shop.ConfirmAsync(intent)).Value.Status);
        await shop.AgreedAsync(intent);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payer_who_leaves_can_try_another_card_and_the_first_one_is_never_charged(bool byHand)
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        var key = intent.LatestChargeId!;
        if (byHand)
            await shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id, Token);
        else
            await shop.Host.RunAfterAsync(shop.Provider.ActionTime);

        var left = await shop.AgreedAsync(intent);
        Assert.Equal(DeclineCode.AuthenticationAbandoned, Assert.IsType<IntentState.RequiresPaymentMethod>(left.State).LastError!.Code);
        await shop.Host.RunAsync();
        Assert.IsType<ChargeOutcome.Declined>(shop.Provider.Authenticate(key, passes: true));
        Assert.Equal(IntentStatus.Succeeded, (await shop.ConfirmAsync(intent)).Value.Status);
        await shop.AgreedAsync(intent);
        Assert.Equal(100_00, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_challenge_that_is_over_when_it_becomes_known_is_given_up_at_the_provider_too()
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        shop.Provider.Fault = (call, _) => call == CardCall.Charge ? CardFault.AnswerLost : CardFault.None;
        var intent = await shop.OpenAsync();
        var key = (await shop.ConfirmAsync(intent)).Value.LatestChargeId!;
        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);

        var left = Assert.IsType<IntentState.RequiresPaymentMethod>((await shop.AgreedAsync(intent)).State);
        Assert.Equal(DeclineCode.AuthenticationAbandoned, left.LastError!.Code);
        Assert.IsType<ChargeOutcome.Declined>(shop.Provider.Authenticate(key, passes: true));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Who_has_authenticated_and_then_gives_up_has_paid()
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        shop.Provider.Authenticate(intent.LatestChargeId!, passes: true);

        Assert.Equal(
            IntentStatus.Succeeded,
            (await shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id, Token)).Value.Status
        );
        await shop.AgreedAsync(intent);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Who_authenticates_too_late_by_the_clock_but_before_the_provider_hears_of_it_has_paid_late()
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        var key = intent.LatestChargeId!;
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.RequestLost : CardFault.None;
        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);
        Assert.Equal(ChargeStatus.Expired, (await shop.ChargeAsync(intent)).Status);

        await shop.TellAsync(key, shop.Provider.Authenticate(key, passes: true));
        Assert.Equal(ChargeStatus.PaidLate, (await shop.ChargeAsync(intent)).Status);
        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromDays(1));
        await shop.AgreedAsync(intent);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_notification_that_overtakes_the_calls_answer_decides(bool passes)
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        shop.Provider.After = async (call, key) =>
        {
            if (call == CardCall.Charge)
                await shop.TellAsync(key, shop.Provider.Authenticate(key, passes));
        };
        var intent = await shop.OpenAsync();
        var confirmed = (await shop.ConfirmAsync(intent)).Value;

        Assert.Equal(passes ? IntentStatus.Succeeded : IntentStatus.RequiresPaymentMethod, confirmed.Status);
        Assert.Equal(confirmed, await shop.AgreedAsync(intent));
        Assert.DoesNotContain(PaymentIntentRequiresAction.TypeName, await shop.EventsAsync());
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_lost_answer_to_giving_up_leaves_the_action_until_the_question_is_answered()
    {
        var shop = await CardsAsync();
        var intent = await shop.ChallengedAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.AnswerLost : CardFault.None;
        Assert.Equal(
            IntentStatus.RequiresAction,
            (await shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id, Token)).Value.Status
        );

        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(IntentStatus.RequiresPaymentMethod, (await shop.AgreedAsync(intent)).Status);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_sessions_payer_who_leaves_the_challenge_finds_the_session_open()
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        Assert.Equal(ChargeStatus.RequiresAction, (await shop.Host.PayAsync(session)).Value.Charge.Status);

        Assert.True((await shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, session.PaymentIntentId, Token)).IsSuccess);
        shop.Provider.Verdict = _ => CardVerdict.Approve;
        Assert.True((await shop.Host.PayAsync(session)).Value.Session.IsPaid);
        Assert.Equal(12_50, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(false, null, SessionStatus.Expired)]
    [InlineData(false, false, SessionStatus.Expired)]
    [InlineData(false, true, SessionStatus.Complete)]
    [InlineData(true, null, SessionStatus.Canceled)]
    [InlineData(true, false, SessionStatus.Canceled)]
    [InlineData(true, true, SessionStatus.Complete)]
    public async Task A_session_that_is_ended_during_a_challenge_asks_first_whether_the_payer_was_faster(
        bool cancels,
        bool? passes,
        SessionStatus expected
    )
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var charge = (await shop.Host.PayAsync(session)).Value.Charge;
        if (passes is { } passed)
            shop.Provider.Authenticate(charge.Id, passed);

        var ended = cancels
            ? await shop.Engine.CheckoutSessions.CancelAsync(CardsShop.Shop, session.Id, cancellationToken: Token)
            : await shop.Engine.CheckoutSessions.ExpireAsync(CardsShop.Shop, session.Id, cancellationToken: Token);

        Assert.Equal(expected == SessionStatus.Complete ? "already_complete" : null, ended.Refusal?.Code);
        shop.Provider.Authenticate(charge.Id, passes: true);
        await shop.TellAsync(charge.Id);
        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);
        Assert.Equal(expected, (await shop.Engine.CheckoutSessions.GetAsync(CardsShop.Shop, session.Id, Token)).Value.Status);
        Assert.Equal(expected == SessionStatus.Complete ? 12_50 : 0, shop.Provider.Balance);
        Assert.DoesNotContain(ChargePaidLate.TypeName, await shop.EventsAsync());
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_whose_challenge_may_be_passed_is_not_ended(bool cancels)
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var charge = (await shop.Host.PayAsync(session)).Value.Charge;
        shop.Provider.Authenticate(charge.Id, passes: true);
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.AnswerLost : CardFault.None;

        var ended = cancels
            ? await shop.Engine.CheckoutSessions.CancelAsync(CardsShop.Shop, session.Id, cancellationToken: Token)
            : await shop.Engine.CheckoutSessions.ExpireAsync(CardsShop.Shop, session.Id, cancellationToken: Token);

        Assert.Equal("action_not_closed", Said(ended).Code);
        await shop.TellAsync(charge.Id);
        Assert.True((await shop.Engine.CheckoutSessions.GetAsync(CardsShop.Shop, session.Id, Token)).Value.IsPaid);
    }
}
