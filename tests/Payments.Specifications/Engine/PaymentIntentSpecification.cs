using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of payment intents, over any store.</summary>
public abstract class PaymentIntentSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task An_intent_is_confirmed_declined_tried_again_and_paid()
    {
        var shop = await CardsAsync();
        var intent = await shop.OpenAsync();
        Assert.Equal((new IntentState.RequiresPaymentMethod(), 0), (intent.State, intent.Charges));

        shop.Provider.Verdict = _ => CardVerdict.Decline;
        shop.Provider.Code = DeclineCode.LostCard;
        var declined = (await shop.ConfirmAsync(intent)).Value;
        Assert.Equal(
            new IntentState.RequiresPaymentMethod(new PaymentError(declined.LatestChargeId!, DeclineCode.LostCard)),
            declined.State
        );
        await shop.AgreedAsync(intent);

        shop.Provider.Verdict = _ => CardVerdict.Approve;
        var paid = (await shop.ConfirmAsync(intent)).Value;
        Assert.Equal((IntentStatus.Succeeded, 100_00, 2), (paid.Status, paid.AmountReceived.MinorUnits, paid.Charges));
        Assert.Equal("already_succeeded", Said(await shop.ConfirmAsync(intent)).Code);
        Assert.Equal("already_succeeded", Said(await shop.CancelAsync(intent)).Code);
        Assert.Equal("already_succeeded", Said(await shop.CaptureAsync(intent)).Code);
        await shop.AgreedAsync(intent);
        Assert.Equal(100_00, shop.Provider.Balance);
        Assert.Equal(
            [ChargeFailed.TypeName, PaymentIntentPaymentFailed.TypeName, PaymentIntentSucceeded.TypeName],
            (await shop.EventsAsync()).Order()
        );
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task The_sixth_and_twentieth_charge_of_an_intent_is_its_last()
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Decline;
        var intent = await shop.OpenAsync();
        for (var charge = 0; charge < Limits.ChargesPerIntent; charge++)
            Assert.True((await shop.ConfirmAsync(intent)).IsSuccess);

        Assert.Equal("too_many_charges", Said(await shop.ConfirmAsync(intent)).Code);
        Assert.Equal(Limits.ChargesPerIntent, shop.Provider.Requests.Count);
        Assert.Equal(Limits.ChargesPerIntent, (await shop.AgreedAsync(intent)).Charges);
    }

    [Theory]
    [InlineData(2, CaptureMethod.Automatic)]
    [InlineData(2, CaptureMethod.Manual)]
    [InlineData(50, CaptureMethod.Automatic)]
    public async Task However_many_confirm_at_once_one_charge_is_made(int callers, CaptureMethod capture)
    {
        var store = await NewStoreAsync();
        var shop = Opened(new CardsShop(store));
        var other = Opened(new CardsShop(store, beside: shop));
        var rounds = callers == 2 ? 50 : 4;
        for (var round = 0; round < rounds; round++)
        {
            var intent = await shop.OpenAsync(capture: capture);
            var results = await AtOnceAsync(
                callers,
                caller => (caller % 2 == 0 ? shop : other).ConfirmAsync(intent, new TokenizedCard($"tok_{caller}", CardsShop.Card.Card))
            );

            Assert.Single(results, result => result.IsSuccess);
            Assert.Contains(Assert.Single(await shop.ChargesAsync(intent)).Id, shop.Provider.Requests.Select(request => request.Key));
            await shop.AgreedAsync(intent);
            Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Contains(result.Refusal!.Code, AlreadyOrBusy));
        }

        Assert.Equal(rounds, shop.Provider.Requests.Count);
        Assert.Equal(capture == CaptureMethod.Manual ? 0 : rounds * 100_00, shop.Provider.Balance);
    }

    [Theory]
    [InlineData(CardFault.RequestLost, IntentStatus.RequiresPaymentMethod)]
    [InlineData(CardFault.AnswerLost, IntentStatus.Succeeded)]
    public async Task A_lost_answer_is_asked_for_until_it_is_there(CardFault fault, IntentStatus expected)
    {
        var shop = await CardsAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Charge ? fault : CardFault.AnswerLost;
        var intent = await shop.OpenAsync();
        Assert.Equal(IntentStatus.Processing, (await shop.ConfirmAsync(intent)).Value.Status);
        Assert.Equal("charge_in_progress", Said(await shop.ConfirmAsync(intent)).Code);
        Assert.Equal("charge_in_progress", Said(await shop.CancelAsync(intent)).Code);
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(IntentStatus.Processing, (await shop.AgreedAsync(intent)).Status);

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(expected, (await shop.AgreedAsync(intent)).Status);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_not_decided_is_decided_by_a_notification(bool approved)
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Undecided;
        var intent = await shop.OpenAsync();
        var key = (await shop.ConfirmAsync(intent)).Value.LatestChargeId!;
        var told = shop.Provider.Decide(key, approved);
        for (var times = 0; times < 3; times++)
            await shop.TellAsync(key, told);

        Assert.Equal(approved ? IntentStatus.Succeeded : IntentStatus.RequiresPaymentMethod, (await shop.AgreedAsync(intent)).Status);
        Assert.Equal(approved ? 1 : 2, (await shop.EventsAsync()).Count);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_cancel_ends_what_has_begun_nothing_or_holds_no_money_of_its_own()
    {
        var shop = await CardsAsync();
        var open = await shop.OpenAsync();
        Assert.Equal(
            new IntentState.Canceled(shop.Now, CancellationReason.Duplicate),
            (await shop.CancelAsync(open, CancellationReason.Duplicate)).Value.State
        );
        Assert.Equal("already_canceled", Said(await shop.CancelAsync(open)).Code);
        Assert.Equal("already_canceled", Said(await shop.ConfirmAsync(open)).Code);

        var challenged = await shop.ChallengedAsync();
        Assert.Equal(IntentStatus.Canceled, (await shop.CancelAsync(challenged)).Value.Status);
        var reserved = await shop.ReservedAsync();
        Assert.Equal(IntentStatus.Canceled, (await shop.CancelAsync(reserved)).Value.Status);
        await shop.Host.RunAsync();
        Assert.All(
            new[] { challenged, reserved },
            intent => Assert.Equal(CardStanding.Released, shop.Provider.BookOf(intent.LatestChargeId!)!.Standing)
        );
        Assert.Equal(ChargeStatus.Canceled, (await shop.ChargeAsync(challenged)).Status);
        Assert.Equal(ChargeStatus.Canceled, (await shop.ChargeAsync(reserved)).Status);
        Assert.Equal(3, (await shop.EventsAsync()).Count(type => type == PaymentIntentCanceled.TypeName));
        Assert.Equal(
            "payment_intent_not_found",
            (await shop.Engine.PaymentIntents.CancelAsync(CardsShop.Shop, "pi_x", cancellationToken: Token)).Refusal!.Code
        );
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_provider_that_cannot_is_not_asked()
    {
        var provider = new ScriptedProvider();
        await using var host = new EngineHost(await NewStoreAsync(), new ManualTimeProvider(), [provider]);
        var owner = CardsShop.Shop;
        var customer = (
            await host.Engine.Customers.CreateAsync(owner, new CustomerRequest { Name = "Ada" }, cancellationToken: Token)
        ).Value;
        var request = new PaymentIntentRequest { Amount = CardsShop.Gbp(1_00) };
        Assert.Equal(
            ("capture_unsupported", "capture_method"),
            Said(
                (
                    await host.Engine.PaymentIntents.CreateAsync(
                        owner,
                        request with
                        {
                            CaptureMethod = CaptureMethod.Manual,
                        },
                        cancellationToken: Token
                    )
                )
            )
        );
        Assert.Equal(
            ("saving_unsupported", "setup_future_usage"),
            Said(
                (
                    await host.Engine.PaymentIntents.CreateAsync(
                        owner,
                        request with
                        {
                            CustomerId = customer.Id,
                            SetupFutureUsage = FutureUsage.OffSession,
                        },
                        cancellationToken: Token
                    )
                )
            )
        );
        Assert.Equal(
            "saving_unsupported",
            (
                await host.Engine.SetupIntents.CreateAsync(
                    owner,
                    new SetupIntentRequest { CustomerId = customer.Id },
                    cancellationToken: Token
                )
            )
                .Refusal!
                .Code
        );

        var intent = (
            await host.Engine.PaymentIntents.CreateAsync(owner, request with { CustomerId = customer.Id }, cancellationToken: Token)
        ).Value;
        var keep = new PaymentConfirmation { Card = CardsShop.Card, SetupFutureUsage = FutureUsage.OnSession };
        Assert.Equal(
            "saving_unsupported",
            (await host.Engine.PaymentIntents.ConfirmAsync(owner, intent.Id, keep, cancellationToken: Token)).Refusal!.Code
        );
        Assert.Equal(
            "no_processor",
            (await host.Engine.PaymentIntents.CreateAsync(Owner.Live("acct_shop"), request, cancellationToken: Token)).Refusal!.Code
        );
        Assert.Empty(provider.Charges);
    }

    [Fact]
    public async Task A_sessions_own_intent_is_confirmed_and_pays_the_session()
    {
        var shop = await CardsAsync();
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var intent = (await shop.Engine.PaymentIntents.GetAsync(CardsShop.Shop, session.PaymentIntentId, Token)).Value;
        Assert.Equal("belongs_to_session", Said(await shop.CancelAsync(intent)).Code);

        Assert.Equal(IntentStatus.Succeeded, (await shop.ConfirmAsync(intent)).Value.Status);
        Assert.True((await shop.Host.ReadAsync(session)).Agree().Session.IsPaid);
        Assert.Equal("already_succeeded", Said(await shop.ConfirmAsync(intent)).Code);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_sessions_intent_its_page_and_its_end_race_and_the_session_is_paid_once_or_not_at_all()
    {
        var shop = await CardsAsync();
        var paid = 0;
        for (var round = 0; round < 100; round++)
        {
            var session = await shop.Host.OpenAsync(CardsShop.Shop);
            var intent = (await shop.Engine.PaymentIntents.GetAsync(CardsShop.Shop, session.PaymentIntentId, Token)).Value;
            await AtOnceAsync(
                3,
                async caller =>
                    ((caller + round) % 3) switch
                    {
                        0 => (await shop.ConfirmAsync(intent)).Refusal,
                        1 => (await shop.Host.PayAsync(session)).Refusal,
                        _ => (await shop.Host.ExpireAsync(session)).Refusal,
                    }
            );

            var records = await shop.Host.ReadAsync(session);
            Assert.InRange(records.Charges.Count, 0, 1);
            Assert.Equal(records.Session.IsPaid, records.Charges.Count == 1 && records.Charges[0].IsPaid);
            Assert.Equal(records.Session.IsPaid, records.Intent.Status == IntentStatus.Succeeded);
            Assert.Equal(records.Session.Status == SessionStatus.Expired, records.Intent.Status == IntentStatus.Canceled);
            paid += records.Session.IsPaid ? 1 : 0;
        }

        Assert.Equal(paid * 12_50, shop.Provider.Balance);
        Assert.Empty(shop.Provider.Breaches);
        Assert.InRange(paid, 1, 100);
    }
}
