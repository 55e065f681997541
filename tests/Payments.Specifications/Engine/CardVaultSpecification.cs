using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of card vaults, over any store.</summary>
public abstract class CardVaultSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_card_whose_provider_is_set_up_no_more_is_forgotten_once_it_is_again()
    {
        var shop = await CardsAsync();
        var kept = await shop.KeptAsync(await shop.CustomerAsync());
        await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, kept.Id, cancellationToken: Token);
        var without = Opened(new EngineHost(shop.Store, shop.Time, [new CardsProvider(shop.Time) { Name = "other" }], shop.Log));
        for (var day = 0; day < 10; day++)
            await without.RunAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal([kept.Id], shop.Store.Book.WorkOf("card.forget"));
        Assert.Equal([kept.Token!], shop.Provider.Kept);
        var line = Assert.Single(shop.Log.Of(LogLevel.Error));
        Assert.Contains("\"cards\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Token!, line, StringComparison.Ordinal);

        await shop.Host.RunAfterAsync(TimeSpan.FromHours(6));
        Assert.Empty(shop.Provider.Kept);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_setup_that_was_given_up_is_told_to_its_provider_once_that_is_set_up_again()
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        await TryAsync(shop, setup);
        await shop.Engine.SetupIntents.CancelAsync(CardsShop.Shop, setup.Id, cancellationToken: Token);
        var without = Opened(new EngineHost(shop.Store, shop.Time, [new CardsProvider(shop.Time) { Name = "other" }], shop.Log));
        for (var day = 0; day < 10; day++)
            await without.RunAfterAsync(TimeSpan.FromDays(1));
        Assert.Contains("\"cards\"", Assert.Single(shop.Log.Of(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Equal([setup.Id + ".1"], shop.Provider.OpenSetups);

        await shop.Host.RunAfterAsync(TimeSpan.FromHours(6));
        Assert.Empty(shop.Provider.OpenSetups);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_reservation_told_after_the_end_is_released_and_the_card_that_came_with_it_is_forgotten()
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var intent = (
            await shop.ConfirmAsync(
                await shop.OpenAsync(capture: CaptureMethod.Manual, customer: customer.Id, keep: FutureUsage.OffSession)
            )
        ).Value;
        var key = intent.LatestChargeId!;
        await shop.TellAsync(key, new ChargeOutcome.Declined(DeclineCode.AuthenticationFailed));

        var told = Assert.IsType<ChargeOutcome.Authorized>(shop.Provider.Authenticate(key, passes: true));
        Assert.NotNull(told.SavedToken);
        Assert.Equal(ChargeStatus.Failed, (await shop.TellAsync(key, told)).Status);
        await shop.Host.RunAsync();

        Assert.Equal([key], shop.Provider.KeysIn(CardStanding.Released));
        Assert.Empty(shop.Provider.Kept);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_card_that_an_older_try_kept_late_is_forgotten_where_it_was_kept()
    {
        var (shop, second, both) = await TwoVaultsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        await TryAsync(shop, setup);
        await TellAsync(shop, setup.Id + ".1", new SetupOutcome.Declined(DeclineCode.AuthenticationFailed));
        second.Verdict = _ => CardVerdict.Challenge;
        await both.Engine.SetupIntents.ConfirmAsync(CardsShop.Shop, setup.Id, new SetupConfirmation { Card = CardsShop.Card }, Token);
        await TellOfAsync(both, second, setup.Id + ".2", second.AuthenticateSetup(setup.Id + ".2", passes: true));

        await TellOfAsync(both, shop.Provider, setup.Id + ".1", shop.Provider.AuthenticateSetup(setup.Id + ".1", passes: true));
        await both.RunAsync();
        Assert.Empty(shop.Provider.Kept);
        Assert.Equal(0, second.CallsOf(CardCall.Forget));
        Assert.Equal(
            second.Kept,
            (await both.Engine.PaymentMethods.ListAsync(CardsShop.Shop, setup.CustomerId, Token)).Select(kept => kept.Token!)
        );
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_setup_takes_news_of_its_own_provider_and_of_its_own_tries_alone()
    {
        var (shop, second, both) = await TwoVaultsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        var challenged = (await TryAsync(shop, setup)).Value;
        SetupOutcome[] outcomes = [new SetupOutcome.Saved("theirs"), new SetupOutcome.Declined(DeclineCode.CardDeclined)];
        foreach (var outcome in outcomes)
        {
            Assert.Equal("setup_intent_not_found", Said(await TellOfAsync(both, second, setup.Id + ".1", outcome)).Code);
            foreach (var key in new[] { setup.Id, setup.Id + ".0", setup.Id + ".2", setup.Id + ".x", setup.Id + ".1.1", "seti_x.1" })
                Assert.Equal("setup_intent_not_found", Said(await TellOfAsync(both, shop.Provider, key, outcome)).Code);
        }

        await both.RunAsync();
        Assert.Equal(challenged, (await shop.Engine.SetupIntents.GetAsync(CardsShop.Shop, setup.Id, Token)).Value);
        Assert.Equal(0, shop.Provider.CallsOf(CardCall.Forget) + second.CallsOf(CardCall.Forget));
        Assert.Empty(await shop.EventsAsync());
    }

    [Theory]
    [InlineData(FutureUsage.OffSession, FutureUsage.OnSession, FutureUsage.OffSession)]
    [InlineData(FutureUsage.OffSession, null, FutureUsage.OffSession)]
    [InlineData(FutureUsage.OnSession, FutureUsage.OffSession, FutureUsage.OffSession)]
    [InlineData(FutureUsage.OnSession, null, FutureUsage.OnSession)]
    [InlineData(null, FutureUsage.OnSession, FutureUsage.OnSession)]
    public async Task Who_confirms_can_strengthen_what_a_card_is_kept_for_and_not_weaken_it(
        FutureUsage? asked,
        FutureUsage? confirmed,
        FutureUsage expected
    )
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        var intent = await shop.OpenAsync(customer: customer.Id, keep: asked);
        shop.Provider.Verdict = key => shop.Provider.Requests.Count == 1 ? CardVerdict.Decline : CardVerdict.Approve;
        var confirmation = new PaymentConfirmation { Card = CardsShop.Card, SetupFutureUsage = confirmed };
        for (var times = 0; times < 2; times++)
            Assert.True(
                (await shop.Engine.PaymentIntents.ConfirmAsync(CardsShop.Shop, intent.Id, confirmation, cancellationToken: Token)).IsSuccess
            );

        Assert.Equal(
            (IntentStatus.Succeeded, expected),
            (await shop.AgreedAsync(intent)) is var paid ? (paid.Status, paid.SetupFutureUsage!.Value) : default
        );
        Assert.Equal(expected, Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token)).Usage);
    }

    [Theory]
    [InlineData(CaptureMethod.Automatic)]
    [InlineData(CaptureMethod.Manual)]
    public async Task A_token_that_is_told_only_after_the_charge_has_succeeded_is_kept_once(CaptureMethod capture)
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        shop.Provider.Verdict = _ => CardVerdict.Undecided;
        var intent = await shop.OpenAsync(capture: capture, customer: customer.Id, keep: FutureUsage.OffSession);
        var key = (await shop.ConfirmAsync(intent)).Value.LatestChargeId!;
        shop.Provider.Decide(key, approved: true);
        if (capture == CaptureMethod.Manual)
            shop.Provider.TakeByHand(key, 100_00);
        var told = shop.Provider.Says(key);
        await shop.TellAsync(
            key,
            told switch
            {
                ChargeOutcome.Captured captured => captured with { SavedToken = null },
                ChargeOutcome.Approved approved => approved with { SavedToken = null },
                _ => told,
            }
        );
        Assert.Equal(
            (IntentStatus.Succeeded, null),
            (await shop.AgreedAsync(intent)) is var paid ? (paid.Status, paid.PaymentMethodId) : default
        );

        await AtOnceAsync(10, _ => shop.TellAsync(key, told));
        var kept = Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer.Id, Token));
        Assert.Equal((kept.Token, kept.Id), (shop.Provider.Kept.Single(), (await shop.AgreedAsync(intent)).PaymentMethodId));
        Assert.Equal([PaymentIntentSucceeded.TypeName, PaymentMethodAttached.TypeName], (await shop.EventsAsync()).Order());
        await NothingIsLeftToDoAsync(shop);
        Assert.Single(shop.Provider.Kept);
    }

    /// <summary>A shop, a second provider, and a host that begins with the second and still has the first.</summary>
    private async Task<(CardsShop Shop, CardsProvider Second, EngineHost Both)> TwoVaultsAsync()
    {
        var shop = await CardsAsync();
        var second = new CardsProvider(shop.Time) { Name = "second" };
        return (shop, second, Opened(new EngineHost(shop.Store, shop.Time, [second, shop.Provider], shop.Log)));
    }

    private static Task<Result<SetupIntent>> TellOfAsync(EngineHost host, CardsProvider provider, string key, SetupOutcome outcome) =>
        host.Engine.SetupIntents.ReceiveAsync(new SetupNotification(provider.Name, CardsShop.Shop, key, outcome), Token).AsTask();
}
