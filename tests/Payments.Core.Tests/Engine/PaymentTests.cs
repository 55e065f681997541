using Payments.Providers;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class PaymentTests : EngineTestBase
{
    [Fact]
    public async Task An_approved_charge_completes_session_and_intent_at_once()
    {
        var session = await Host.OpenAsync(Shop);
        var attempt = (await Host.PayAsync(session)).Value;

        Assert.True(attempt.Session.IsPaid);
        Assert.Equal(IntentStatus.Succeeded, attempt.Intent.Status);
        var charge = Assert.IsType<ChargeState.Succeeded>(attempt.Charge.State);
        Assert.Equal("ref_" + attempt.Charge.Id, charge.Reference);
        Assert.Equal("scripted", attempt.Charge.Provider);
        Assert.Equal(
            (attempt.Charge.Id, Shop, session.Amount, new PaymentSource.Card("tok_visa")),
            Assert.Single(Provider.Charges) switch
            {
                var sent => (sent.Key, sent.Owner, sent.Amount, (PaymentSource.Card)sent.Source),
            }
        );
        Assert.Equal([CheckoutSessionPaid.TypeName, PaymentIntentSucceeded.TypeName], (await AgreedAsync(session)).Events);
        Assert.Empty(Store.Book.WorkOf(SessionStorage.ExpireWork));
        Assert.Empty(Store.Book.WorkOf(ChargeStorage.ReconcileWork));
    }

    [Fact]
    public async Task A_declined_charge_leaves_the_session_open_for_another_card()
    {
        Provider.OnCharge = (_, _) => ScriptedProvider.Decline(DeclineCode.InsufficientFunds);
        var session = await Host.OpenAsync(Shop);
        var attempt = (await Host.PayAsync(session)).Value;

        Assert.Equal(new SessionState.Open(), attempt.Session.State);
        Assert.Equal(
            new IntentState.RequiresPaymentMethod(new PaymentError(attempt.Charge.Id, DeclineCode.InsufficientFunds)),
            attempt.Intent.State
        );
        Assert.Equal(new ChargeState.Failed(DeclineCode.InsufficientFunds, Now), attempt.Charge.State);

        Provider.OnCharge = (request, _) => ScriptedProvider.Approve(request);
        Assert.True((await Host.PayAsync(session)).Value.Session.IsPaid);
        Assert.Equal(2, (await AgreedAsync(session)).Charges.Count);
    }

    [Fact]
    public async Task A_session_takes_25_declined_cards_and_not_one_more()
    {
        Provider.OnCharge = (_, _) => ScriptedProvider.Decline();
        var session = await Host.OpenAsync(Shop);
        for (var charge = 1; charge <= Limits.ChargesPerIntent; charge++)
            Assert.True((await Host.PayAsync(session)).IsSuccess);

        Assert.Equal("too_many_charges", (await Host.PayAsync(session)).Refusal!.Code);
        Assert.Equal(25, Provider.Charges.Count);
        Assert.Equal(25, (await AgreedAsync(session)).Charges.Count);
    }

    [Fact]
    public async Task A_pending_charge_is_asked_about_until_it_is_decided()
    {
        Provider.OnCharge = (_, _) => new(new ChargeOutcome.Pending());
        Provider.OnResolve = _ => new(new ChargeOutcome.Pending());
        var session = await Host.OpenAsync(Shop);
        Assert.Equal(ChargeStatus.Pending, (await Host.PayAsync(session)).Value.Charge.Status);
        Assert.Equal("payment_in_progress", (await Host.PayAsync(session)).Refusal!.Code);
        Assert.Equal("payment_in_progress", (await Host.ExpireAsync(session)).Refusal!.Code);
        Assert.Equal("payment_in_progress", (await Host.CancelAsync(session)).Refusal!.Code);

        // One second after the call, then 1, 2, 5, 30, 120, 600 and 3,600 after each question, and no later.
        foreach (var (wait, asked) in new[] { (1, 1), (1, 2), (2, 3), (5, 4), (30, 5), (120, 6), (600, 7), (3_600, 8), (3_600, 9) })
        {
            await Host.RunAfterAsync(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(asked - 1, Provider.Questions.Count);
            await Host.RunAfterAsync(TimeSpan.FromMilliseconds(1));
            Assert.Equal(asked, Provider.Questions.Count);
        }

        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("late"));
        await Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.True((await AgreedAsync(session)).Session.IsPaid);
        Assert.Empty(Store.Book.WorkOf(ChargeStorage.ReconcileWork));
    }

    [Fact]
    public async Task A_payment_goes_on_when_its_caller_goes_away_after_it_began()
    {
        using var caller = new CancellationTokenSource();
        Provider.OnCharge = (request, token) =>
        {
            caller.Cancel();
            token.ThrowIfCancellationRequested();
            return ScriptedProvider.Approve(request);
        };
        var session = await Host.OpenAsync(Shop);

        Assert.True((await Host.PayWhileAsync(session, caller.Token)).Value.Session.IsPaid);
        Assert.True((await AgreedAsync(session)).Session.IsPaid);
    }

    [Fact]
    public async Task A_payment_does_not_begin_when_its_caller_has_gone_away()
    {
        var session = await Host.OpenAsync(Shop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.PayWhileAsync(session, new CancellationToken(canceled: true)));
        Assert.Empty(Provider.Charges);
        Assert.Equal(new SessionState.Open(), (await AgreedAsync(session)).Session.State);
    }

    [Fact]
    public async Task A_live_owner_without_a_live_provider_can_neither_open_nor_pay()
    {
        var live = Owner.Live("acct_shop");
        var refused = await Engine.CheckoutSessions.CreateAsync(
            live,
            EngineHost.Request(),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal((RefusalKind.WrongState, "no_processor"), (refused.Refusal!.Kind, refused.Refusal.Code));

        var session = await Host.OpenAsync(Shop);
        Assert.Equal("no_processor", (await Host.PayAsync(session with { Owner = live })).Refusal!.Code);
        Assert.Empty(Provider.Charges);
    }

    [Theory]
    [InlineData("cs_0000000000000000000000")]
    [InlineData("cs_short")]
    [InlineData("")]
    [InlineData("pi_0000000000000000000000")]
    [InlineData("cs_000000000000000000000\0")]
    public async Task What_an_owner_does_not_have_is_not_found(string id)
    {
        var session = (await Host.OpenAsync(Shop)) with { Id = id };

        Assert.Equal("session_not_found", (await Host.PayAsync(session)).Refusal!.Code);
        Assert.Equal("session_not_found", (await Host.ExpireAsync(session)).Refusal!.Code);
        Assert.Equal("session_not_found", (await Host.CancelAsync(session)).Refusal!.Code);
        Assert.Equal(
            RefusalKind.NotFound,
            (await Engine.CheckoutSessions.GetAsync(Shop, id, TestContext.Current.CancellationToken)).Refusal!.Kind
        );
        Assert.Equal(
            "payment_intent_not_found",
            (await Engine.PaymentIntents.GetAsync(Shop, id, TestContext.Current.CancellationToken)).Refusal!.Code
        );
    }

    [Fact]
    public async Task Another_owner_and_the_other_mode_of_the_same_account_see_nothing()
    {
        var session = await Host.OpenAsync(Shop);
        foreach (var stranger in new[] { Owner.Test("acct_other"), Owner.Live("acct_shop") })
        {
            Assert.Equal(
                "session_not_found",
                (await Engine.CheckoutSessions.GetAsync(stranger, session.Id, TestContext.Current.CancellationToken)).Refusal!.Code
            );
            Assert.Empty(
                (await Engine.CheckoutSessions.ListAsync(stranger, cancellationToken: TestContext.Current.CancellationToken)).Value.Items
            );
            Assert.Equal("session_not_found", (await Host.ExpireAsync(session with { Owner = stranger })).Refusal!.Code);
        }
    }
}
