using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of the cards that it keeps for customers, over any store.</summary>
public abstract class KeptCardSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_card_that_pays_is_kept_and_pays_again_with_one_click()
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        var paid = await shop.PaidAsync(customer: customer.Id, keep: FutureUsage.OffSession);
        var kept = Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token));
        Assert.Equal(
            (paid.PaymentMethodId, customer.Id, FutureUsage.OffSession, CardsShop.Card.Card),
            (kept.Id, kept.CustomerId, kept.Usage, kept.Card)
        );
        Assert.Equal(kept.Id, (await shop.Engine.Customers.GetAsync(CardsShop.Shop, customer.Id, Token)).Value.DefaultPaymentMethodId);
        Assert.Equal([PaymentIntentSucceeded.TypeName, PaymentMethodAttached.TypeName], (await shop.EventsAsync()).Order());

        var second = await shop.OpenAsync(customer: customer.Id);
        Assert.Equal(IntentStatus.Succeeded, (await shop.ConfirmKeptAsync(second)).Value.Status);
        Assert.Equal(new PaymentSource.Card(kept.Token!), shop.Provider.Requests.Last().Source);
        Assert.Equal(200_00, shop.Provider.Balance);
        Assert.Equal([kept.Token!], shop.Provider.Kept);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_card_is_kept_once_however_often_its_charge_is_told_of()
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        var intent = await shop.OpenAsync(capture: CaptureMethod.Manual, customer: customer.Id, keep: FutureUsage.OnSession);
        var key = (await shop.ConfirmAsync(intent)).Value.LatestChargeId!;
        await shop.TellAsync(key);
        await shop.TellAsync(key, new ChargeOutcome.Approved("ref_" + key) { SavedToken = shop.Provider.BookOf(key)!.SavedToken });

        Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token));
        await shop.Host.RunAsync();
        Assert.Single(shop.Provider.Kept);
    }

    [Fact]
    public async Task A_card_whose_reservation_was_told_of_by_nothing_but_its_capture_is_kept()
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Charge ? CardFault.AnswerLost : CardFault.None;
        var intent = await shop.OpenAsync(capture: CaptureMethod.Manual, customer: customer.Id, keep: FutureUsage.OnSession);
        var key = (await shop.ConfirmAsync(intent)).Value.LatestChargeId!;
        shop.Provider.TakeByHand(key, 40_00);
        for (var times = 0; times < 2; times++)
            await shop.TellAsync(key);

        Assert.Equal(40_00, (await shop.AgreedAsync(intent)).AmountReceived.MinorUnits);
        Assert.Equal(
            shop.Provider.Kept,
            (await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token)).Select(kept => kept.Token!)
        );
    }

    [Fact]
    public async Task A_token_that_nobody_asked_for_takes_no_kept_card_away()
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        var kept = await shop.KeptAsync(customer);
        var intent = await shop.OpenAsync(customer: customer.Id);
        shop.Provider.Verdict = _ => CardVerdict.Undecided;
        var key = (await shop.ConfirmKeptAsync(intent, kept.Id)).Value.LatestChargeId!;
        shop.Provider.Decide(key, approved: true);
        await shop.TellAsync(key, new ChargeOutcome.Approved("ref_" + key) { SavedToken = kept.Token });

        await shop.Host.RunAsync();
        Assert.Equal([kept.Token!], shop.Provider.Kept);
        Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token));
    }

    [Fact]
    public async Task A_card_of_a_payment_that_came_too_late_is_not_kept_anywhere()
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var intent = await shop.OpenAsync(customer: customer.Id, keep: FutureUsage.OffSession);
        var key = (await shop.ConfirmAsync(intent)).Value.LatestChargeId!;
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.RequestLost : CardFault.None;
        await shop.Host.RunAfterAsync(shop.Provider.ActionTime);
        shop.Provider.Authenticate(key, passes: true);
        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.TellAsync(key);
        await shop.Host.RunAsync();

        Assert.Equal(ChargeStatus.PaidLate, (await shop.ChargeAsync(intent)).Status);
        Assert.Empty(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token));
        Assert.Empty(shop.Provider.Kept);
    }

    [Fact]
    public async Task A_detached_card_is_forgotten_as_soon_as_the_provider_hears_of_it()
    {
        var shop = await CardsAsync();
        var kept = await shop.KeptAsync(await shop.CustomerAsync());
        shop.Provider.Fault = (call, _) => call == CardCall.Forget ? CardFault.RequestLost : CardFault.None;
        var detached = (await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, kept.Id, cancellationToken: Token)).Value;
        Assert.Equal((null, null, false), (detached.Token, detached.CustomerId, detached.IsAttached));
        Assert.Equal(detached, (await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, kept.Id, cancellationToken: Token)).Value);
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Single(shop.Provider.Kept);

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(6));
        Assert.Empty(shop.Provider.Kept);
        Assert.Equal(
            "payment_method_detached",
            (
                await shop.Engine.PaymentMethods.UpdateAsync(
                    CardsShop.Shop,
                    kept.Id,
                    new PaymentMethodChange { ExpiryYear = 2031 },
                    cancellationToken: Token
                )
            )
                .Refusal!
                .Code
        );
        Assert.Single(await shop.EventsAsync(), PaymentMethodDetached.TypeName);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_card_gets_a_new_date_from_the_merchant_or_from_its_network()
    {
        var shop = await CardsAsync();
        var kept = await shop.KeptAsync(await shop.CustomerAsync());
        var change = new PaymentMethodChange { ExpiryMonth = 6, ExpiryYear = 2031 };
        Assert.Equal(
            (6, 2031),
            (await shop.Engine.PaymentMethods.UpdateAsync(CardsShop.Shop, kept.Id, change, cancellationToken: Token)).Value.Card is var card
                ? (card.ExpiryMonth, card.ExpiryYear)
                : default
        );
        Assert.All(
            new[] { change with { ExpiryMonth = 13 }, change with { ExpiryYear = 2025 }, change with { ExpiryYear = 31 } },
            wrong =>
                Assert.Equal(
                    "invalid_expiry",
                    shop.Engine.PaymentMethods.UpdateAsync(CardsShop.Shop, kept.Id, wrong).AsTask().Result.Refusal!.Code
                )
        );

        var news = new CardNotification(shop.Provider.Name, CardsShop.Shop, kept.Token!, new CardSummary("visa", "1111", 1, 2035));
        for (var times = 0; times < 2; times++)
            Assert.Equal("1111", (await shop.Engine.PaymentMethods.ReceiveAsync(news, Token)).Value.Card.Last4);
        Assert.Equal(
            "payment_method_not_found",
            (await shop.Engine.PaymentMethods.ReceiveAsync(news with { Token = "unknown" }, Token)).Refusal!.Code
        );
        Assert.Equal(2, (await shop.EventsAsync()).Count(type => type == PaymentMethodUpdated.TypeName));
    }

    [Fact]
    public async Task A_payer_who_is_not_there_is_brought_back()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        var kept = await shop.KeptAsync(ada);
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var intent = await shop.OpenAsync(customer: ada.Id);
        var declined = (await shop.ConfirmKeptAsync(intent, kept.Id, offSession: true)).Value;
        Assert.Equal(DeclineCode.AuthenticationRequired, Assert.IsType<IntentState.RequiresPaymentMethod>(declined.State).LastError!.Code);

        var challenged = (await shop.ConfirmKeptAsync(intent, kept.Id)).Value;
        Assert.Equal(IntentStatus.RequiresAction, challenged.Status);
        await shop.TellAsync(challenged.LatestChargeId!, shop.Provider.Authenticate(challenged.LatestChargeId!, passes: true));
        Assert.Equal(IntentStatus.Succeeded, (await shop.AgreedAsync(intent)).Status);
    }
}
