using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of setup intents, over any store.</summary>
public abstract class SetupIntentSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_setup_is_declined_challenged_and_keeps_the_card_in_the_end()
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Decline;
        Assert.Equal(
            new SetupState.RequiresPaymentMethod(new SetupError(setup.Id + ".1", DeclineCode.CardDeclined)),
            (await TryAsync(shop, setup)).Value.State
        );
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        Assert.Equal(SetupStatus.RequiresAction, (await TryAsync(shop, setup)).Value.Status);
        Assert.Equal("action_in_progress", Said(await TryAsync(shop, setup)).Code);

        var told = shop.Provider.AuthenticateSetup(setup.Id + ".2", passes: true);
        for (var times = 0; times < 2; times++)
            Assert.Equal(SetupStatus.Succeeded, (await TellAsync(shop, setup.Id + ".2", told)).Value.Status);
        Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, setup.CustomerId, Token));
        Assert.Equal(
            [PaymentMethodAttached.TypeName, SetupIntentSetupFailed.TypeName, SetupIntentSucceeded.TypeName],
            (await shop.EventsAsync()).Order()
        );
        Assert.Equal("already_succeeded", Said(await TryAsync(shop, setup)).Code);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(CardFault.RequestLost, SetupStatus.RequiresPaymentMethod)]
    [InlineData(CardFault.AnswerLost, SetupStatus.Succeeded)]
    public async Task A_setup_whose_answer_is_lost_is_asked_for(CardFault fault, SetupStatus expected)
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Fault = (_, _) => fault;
        Assert.Equal(SetupStatus.Processing, (await TryAsync(shop, setup)).Value.Status);
        Assert.Equal(
            "attempt_in_progress",
            (await shop.Engine.SetupIntents.CancelAsync(CardsShop.Shop, setup.Id, cancellationToken: Token)).Refusal!.Code
        );

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(expected, (await shop.Engine.SetupIntents.GetAsync(CardsShop.Shop, setup.Id, Token)).Value.Status);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_payer_who_leaves_a_setup_leaves_no_card(int way)
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        await TryAsync(shop, setup);
        if (way == 0)
            await shop.Engine.SetupIntents.AbandonActionAsync(CardsShop.Shop, setup.Id, Token);
        else if (way == 1)
            await shop.Engine.SetupIntents.CancelAsync(CardsShop.Shop, setup.Id, cancellationToken: Token);
        await shop.Host.RunAfterAsync(way == 2 ? shop.Provider.ActionTime : TimeSpan.Zero);

        var left = (await shop.Engine.SetupIntents.GetAsync(CardsShop.Shop, setup.Id, Token)).Value;
        Assert.Equal(way == 1 ? SetupStatus.Canceled : SetupStatus.RequiresPaymentMethod, left.Status);
        if (left.State is SetupState.RequiresPaymentMethod failed)
            Assert.Equal(DeclineCode.AuthenticationAbandoned, failed.LastError!.Code);
        Assert.IsType<SetupOutcome.Declined>(shop.Provider.AuthenticateSetup(setup.Id + ".1", passes: true));
        Assert.Equal(way == 1 ? SetupIntentCanceled.TypeName : SetupIntentSetupFailed.TypeName, Assert.Single(await shop.EventsAsync()));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_card_that_was_kept_after_the_setup_was_given_up_is_forgotten()
    {
        var shop = await CardsAsync();
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        shop.Provider.Verdict = _ => CardVerdict.Challenge;
        await TryAsync(shop, setup);
        var told = shop.Provider.AuthenticateSetup(setup.Id + ".1", passes: true);
        Assert.Equal(
            SetupStatus.Canceled,
            (await shop.Engine.SetupIntents.CancelAsync(CardsShop.Shop, setup.Id, cancellationToken: Token)).Value.Status
        );
        await TellAsync(shop, setup.Id + ".1", told);
        Assert.Single(shop.Provider.Kept);
        await shop.Host.RunAsync();

        Assert.Empty(shop.Provider.Kept);
        Assert.Empty(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, setup.CustomerId, Token));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_setup_and_the_end_of_its_customer_at_once_leave_no_kept_card()
    {
        var shop = await CardsAsync();
        for (var round = 0; round < 100; round++)
        {
            var ada = await shop.CustomerAsync();
            var setup = await SetupAsync(shop, ada);
            await AtOnceAsync(
                2,
                async caller =>
                    caller == round % 2
                        ? (await TryAsync(shop, setup)).Refusal
                        : (await shop.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id)).Refusal
            );

            Assert.Empty(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token));
            var standing = (await shop.Engine.SetupIntents.GetAsync(CardsShop.Shop, setup.Id, Token)).Value;
            Assert.True(standing.Status is SetupStatus.Succeeded or SetupStatus.Canceled, standing.ToString());
        }

        await shop.Host.RunAsync();
        Assert.Empty(shop.Provider.Kept);
        var events = await shop.Engine.Events.ListAsync(CardsShop.Shop, Limits.PageSize, cancellationToken: Token);
        Assert.True(events.Value.Items.Count > 0);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_setup_whose_customer_is_gone_is_canceled_and_tells_so()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        var setup = await SetupAsync(shop, ada);
        shop.Provider.After = async (call, _) =>
        {
            if (call == CardCall.SetUp)
                await shop.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id, cancellationToken: Token);
        };

        Assert.Equal(SetupStatus.Canceled, (await TryAsync(shop, setup)).Value.Status);
        Assert.Equal(SetupIntentCanceled.TypeName, Assert.Single(await shop.EventsAsync()));
        await shop.Host.RunAsync();
        Assert.Empty(shop.Provider.Kept);
    }

    [Fact]
    public async Task A_setup_ends_after_its_tenth_try()
    {
        var shop = await CardsAsync();
        shop.Provider.Verdict = _ => CardVerdict.Decline;
        var setup = await SetupAsync(shop, await shop.CustomerAsync());
        for (var attempt = 0; attempt < Limits.AttemptsPerSetup; attempt++)
            Assert.True((await TryAsync(shop, setup)).IsSuccess);
        Assert.Equal("too_many_attempts", Said(await TryAsync(shop, setup)).Code);
        Assert.Equal(Limits.AttemptsPerSetup, shop.Provider.CallsOf(CardCall.SetUp));
    }
}
