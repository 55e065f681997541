using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of customers, over any store.</summary>
public abstract class CustomerSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_default_card_is_one_of_the_customers_own()
    {
        var shop = await CardsAsync();
        var (ada, bob) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bob"));
        var (first, second, his) = (await shop.KeptAsync(ada), await shop.KeptAsync(ada), await shop.KeptAsync(bob));
        Assert.Equal(first.Id, await DefaultAsync(shop, ada));
        Assert.Null(await ChooseAsync(shop, ada, second.Id));
        Assert.Equal(second.Id, await DefaultAsync(shop, ada));
        Assert.Equal("payment_method_of_another_customer", await ChooseAsync(shop, ada, his.Id));
        Assert.Equal("payment_method_not_found", await ChooseAsync(shop, ada, "pm_x"));

        await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, second.Id, cancellationToken: Token);
        Assert.Null(await DefaultAsync(shop, ada));
        Assert.Equal("payment_method_of_another_customer", await ChooseAsync(shop, ada, second.Id));
        var intent = await shop.OpenAsync(customer: ada.Id);
        Assert.Equal("payment_method_required", Said(await shop.ConfirmKeptAsync(intent)).Code);
        Assert.Equal("payment_method_detached", Said(await shop.ConfirmKeptAsync(intent, second.Id)).Code);
        Assert.Equal("payment_method_of_another_customer", Said(await shop.ConfirmKeptAsync(intent, his.Id)).Code);
        Assert.Equal("payment_method_not_found", Said(await shop.ConfirmKeptAsync(intent, "pm_x")).Code);
        Assert.Empty(shop.Provider.Requests);
    }

    [Fact]
    public async Task A_card_that_is_chosen_and_detached_at_once_is_nobodys_default()
    {
        var shop = await CardsAsync();
        for (var round = 0; round < 100; round++)
        {
            var ada = await shop.CustomerAsync();
            await shop.KeptAsync(ada);
            var second = await shop.KeptAsync(ada);
            await AtOnceAsync(
                2,
                async caller =>
                    caller == round % 2
                        ? await ChooseAsync(shop, ada, second.Id)
                        : (await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, second.Id)).Refusal?.Code
            );

            Assert.False((await shop.Engine.PaymentMethods.GetAsync(CardsShop.Shop, second.Id, Token)).Value.IsAttached);
            Assert.NotEqual(second.Id, await DefaultAsync(shop, ada));
        }
    }

    [Fact]
    public async Task A_customer_who_is_deleted_leaves_nothing_personal()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync("Ada Lovelace");
        var paid = await shop.PaidAsync(customer: ada.Id, keep: FutureUsage.OffSession);
        await shop.KeptAsync(ada);
        var deleted = (await shop.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id, cancellationToken: Token)).Value;
        Assert.True(deleted.IsDeleted);
        Assert.Equal(deleted, (await shop.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id, cancellationToken: Token)).Value);

        var document = System.Text.Encoding.UTF8.GetString(
            PaymentsSchema
                .Current.Table<Customer>()
                .Serialize((await shop.Store.GetAsync(PaymentsSchema.Current.Table<Customer>(), CardsShop.Shop, ada.Id, Token))!.Value)
        );
        Assert.All(
            new[] { "Ada", "shop.example", "7700900000", "pm_" },
            trace => Assert.DoesNotContain(trace, document, StringComparison.Ordinal)
        );
        Assert.Empty(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token));
        await shop.Host.RunAsync();
        Assert.Empty(shop.Provider.Kept);
        Assert.Equal(CardsShop.Card.Card, (await shop.ChargeAsync(paid)).Card);
        Assert.Equal(2, (await shop.EventsAsync()).Count(type => type == PaymentMethodDetached.TypeName));

        Assert.Equal(
            ("customer_not_found", "customer"),
            Said(
                (
                    await shop.Engine.PaymentIntents.CreateAsync(
                        CardsShop.Shop,
                        new PaymentIntentRequest { Amount = CardsShop.Gbp(1), CustomerId = ada.Id },
                        cancellationToken: Token
                    )
                )
            )
        );
        Assert.Equal("customer_not_found", await ChooseAsync(shop, ada, "pm_x"));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_delete_and_a_payment_that_keeps_a_card_at_once_leave_no_kept_card_200_times()
    {
        var store = await NewStoreAsync();
        var shop = Opened(new CardsShop(store));
        var other = Opened(new CardsShop(store, beside: shop));
        for (var round = 0; round < 200; round++)
        {
            var ada = await shop.CustomerAsync();
            var intent = await shop.OpenAsync(customer: ada.Id, keep: FutureUsage.OffSession);
            await AtOnceAsync(
                2,
                async caller =>
                    caller == round % 2
                        ? (await shop.ConfirmAsync(intent)).Refusal
                        : (await other.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id)).Refusal
            );

            Assert.True((await shop.Engine.Customers.GetAsync(CardsShop.Shop, ada.Id, Token)).Value.IsDeleted);
            Assert.Empty(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token));
            Assert.Equal(IntentStatus.Succeeded, (await shop.AgreedAsync(intent)).Status);
        }

        await shop.Host.RunAsync();
        Assert.Empty(shop.Provider.Kept);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_customer_with_more_cards_than_one_page_keeps_none_after_the_end()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        for (var card = 0; card < Limits.PaymentMethodsPerCustomer; card++)
            await shop.KeptAsync(ada);
        var setup = (
            await shop.Engine.SetupIntents.CreateAsync(
                CardsShop.Shop,
                new SetupIntentRequest { CustomerId = ada.Id },
                cancellationToken: Token
            )
        ).Value;
        Assert.Equal(
            "too_many_payment_methods",
            (await shop.Engine.SetupIntents.ConfirmAsync(CardsShop.Shop, setup.Id, new SetupConfirmation { Card = CardsShop.Card }, Token))
                .Refusal!
                .Code
        );
        Assert.Equal(
            "too_many_payment_methods",
            Said(await shop.ConfirmAsync(await shop.OpenAsync(customer: ada.Id, keep: FutureUsage.OnSession))).Code
        );

        await shop.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id, cancellationToken: Token);
        await shop.Host.RunAsync();
        Assert.Empty(shop.Provider.Kept);
    }

    private static async Task<string?> ChooseAsync(CardsShop shop, Customer customer, string method) =>
        (
            await shop.Engine.Customers.UpdateAsync(
                CardsShop.Shop,
                customer.Id,
                new CustomerChange { DefaultPaymentMethodId = new Change<string?>(method) }
            )
        )
            .Refusal
            ?.Code;

    private static async Task<string?> DefaultAsync(CardsShop shop, Customer customer) =>
        (await shop.Engine.Customers.GetAsync(CardsShop.Shop, customer.Id)).Value.DefaultPaymentMethodId;
}
