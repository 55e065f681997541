using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of a card that a customer saves again, over any store.</summary>
public abstract class SavedAgainSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private static readonly CardSummary _renewed = CardsShop.Card.Card with { ExpiryMonth = 6, ExpiryYear = 2035 };

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_card_that_is_saved_again_is_the_same_payment_method_renewed(bool byPaying, bool againByPaying)
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        shop.Provider.Fingerprint = "number 1";
        var first = await SaveAsync(shop, ada, byPaying);
        var noted = new PaymentMethodChange { Metadata = Metadata.Of(KeyValuePair.Create("note", "kept")) };
        await shop.Engine.PaymentMethods.UpdateAsync(CardsShop.Shop, first.Id, noted, cancellationToken: Token);
        shop.Time.Advance(TimeSpan.FromDays(1));
        var again = await SaveAsync(shop, ada, againByPaying, _renewed);

        Assert.Equal(
            (first.Id, first.CreatedAt, first.Fingerprint, _renewed, ada.Id),
            (again.Id, again.CreatedAt, again.Fingerprint, again.Card, again.CustomerId)
        );
        Assert.Equal(shop.Now, again.UpdatedAt);
        Assert.Equal(noted.Metadata, again.Metadata);
        Assert.NotEqual(first.Token, again.Token);
        Assert.Equal(22, first.Fingerprint!.Length);
        Assert.Equal(again, Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token)));
        Assert.Equal(again.Id, (await shop.Engine.Customers.GetAsync(CardsShop.Shop, ada.Id, Token)).Value.DefaultPaymentMethodId);
        Assert.Equal(1, await CountAsync(shop, PaymentMethodAttached.TypeName));
        Assert.Equal(2, await CountAsync(shop, PaymentMethodUpdated.TypeName));

        // A charge with the old token may be on its way for a while.
        Assert.Equal(2, shop.Provider.Kept.Count);
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal([again.Token!], shop.Provider.Kept);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_token_that_may_be_charged_without_the_payer_is_not_given_up_for_one_that_may_not()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        shop.Provider.Fingerprint = "number 1";
        var first = await SaveAsync(shop, ada, byPaying: false);
        var again = await SaveAsync(shop, ada, byPaying: true);
        Assert.Equal((first.Id, first.Token, FutureUsage.OffSession), (again.Id, again.Token, again.Usage));
        await shop.Host.RunAsync();
        Assert.Equal([first.Token!], shop.Provider.Kept);

        var other = await shop.CustomerAsync("Bea");
        await SaveAsync(shop, other, byPaying: true);
        Assert.Equal(FutureUsage.OffSession, (await SaveAsync(shop, other, byPaying: false)).Usage);
    }

    // What was saved for the old expiry may not work any more, and the new token was saved for less.
    [Fact]
    public async Task A_card_with_a_later_expiry_has_the_new_token_and_is_for_what_that_was_saved_for()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        shop.Provider.Fingerprint = "number 1";
        var first = await SaveAsync(shop, ada, byPaying: false);
        var renewed = await SaveAsync(shop, ada, byPaying: true, _renewed);
        Assert.Equal((first.Id, _renewed, FutureUsage.OnSession), (renewed.Id, renewed.Card, renewed.Usage));
        Assert.NotEqual(first.Token, renewed.Token);

        var again = await SaveAsync(shop, ada, byPaying: false, _renewed);
        var older = await SaveAsync(shop, ada, byPaying: true);
        Assert.Equal((again.Token, FutureUsage.OffSession), (older.Token, older.Usage));
    }

    [Fact]
    public async Task Two_customers_have_a_card_each_and_one_that_was_detached_is_saved_anew()
    {
        var shop = await CardsAsync();
        var (ada, bea) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bea"));
        shop.Provider.Fingerprint = "number 1";
        var (first, second) = (await SaveAsync(shop, ada, byPaying: false), await SaveAsync(shop, bea, byPaying: false));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Fingerprint, second.Fingerprint);

        var detached = (await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, first.Id, cancellationToken: Token)).Value;
        Assert.Null(detached.Fingerprint);
        var anew = await SaveAsync(shop, ada, byPaying: false);
        Assert.NotEqual(first.Id, anew.Id);
        Assert.Equal(first.Fingerprint, anew.Fingerprint);
    }

    [Theory]
    [InlineData("number 1", "number 2", 2)]
    [InlineData("number 1", "NUMBER 1", 2)]
    [InlineData("number 1", null, 2)]
    [InlineData(null, "number 1", 2)]
    [InlineData(null, null, 2)]
    [InlineData("", "", 2)]
    [InlineData(" ", " ", 2)]
    [InlineData("4242424242424242", "4242424242424242", 1)]
    public async Task Numbers_that_are_not_known_to_be_one_are_two_cards(string? first, string? second, int cards)
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        shop.Provider.Fingerprint = first;
        var one = await SaveAsync(shop, ada, byPaying: false);
        shop.Provider.Fingerprint = second;
        await SaveAsync(shop, ada, byPaying: false);

        Assert.Equal(cards, (await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token)).Count);
        Assert.Equal(string.IsNullOrWhiteSpace(first), one.Fingerprint is null);
        Assert.DoesNotContain(first is { Length: > 1 } ? first : "number", one.Fingerprint ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_is_saved_twice_at_once_is_saved_once()
    {
        var shop = await CardsAsync();
        shop.Provider.Fingerprint = "number 1";
        for (var round = 0; round < 20; round++)
        {
            var ada = await shop.CustomerAsync();
            SetupIntent[] setups = [await SetupAsync(shop, ada), await SetupAsync(shop, ada), await SetupAsync(shop, ada)];
            var saved = await AtOnceAsync(3, caller => TryAsync(shop, setups[caller]));

            Assert.All(saved, one => Assert.Equal(SetupStatus.Succeeded, one.Value.Status));
            var kept = Assert.Single(await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token));
            Assert.All(saved, one => Assert.Equal(kept.Id, one.Value.PaymentMethodId));
        }

        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(20, shop.Provider.Kept.Count);
    }

    [Fact]
    public async Task A_number_that_its_network_changed_has_another_fingerprint_or_none()
    {
        var shop = await CardsAsync();
        shop.Provider.Fingerprint = "number 1";
        var kept = await SaveAsync(shop, await shop.CustomerAsync(), byPaying: false);
        var news = new CardNotification(shop.Provider.Name, CardsShop.Shop, kept.Token!, _renewed);

        Assert.Equal(kept.Fingerprint, (await shop.Engine.PaymentMethods.ReceiveAsync(news, Token)).Value.Fingerprint);
        var other = (await shop.Engine.PaymentMethods.ReceiveAsync(news with { Fingerprint = "number 2" }, Token)).Value.Fingerprint;
        Assert.NotNull(other);
        Assert.NotEqual(kept.Fingerprint, other);
        var changed = news with { Card = _renewed with { Last4 = "1111" } };
        Assert.Null((await shop.Engine.PaymentMethods.ReceiveAsync(changed, Token)).Value.Fingerprint);
    }

    private static async Task<PaymentMethod> SaveAsync(CardsShop shop, Customer customer, bool byPaying, CardSummary? card = null)
    {
        var token = card is null ? CardsShop.Card : CardsShop.Card with { Card = card };
        string? saved;
        if (byPaying)
        {
            var intent = await shop.OpenAsync(customer: customer.Id, keep: FutureUsage.OnSession);
            saved = (await shop.ConfirmAsync(intent, token)).Value.PaymentMethodId;
        }
        else
        {
            var setup = await SetupAsync(shop, customer);
            var confirmation = new SetupConfirmation { Card = token };
            saved = (await shop.Engine.SetupIntents.ConfirmAsync(CardsShop.Shop, setup.Id, confirmation, Token)).Value.PaymentMethodId;
        }

        return (await shop.Engine.PaymentMethods.GetAsync(CardsShop.Shop, saved!, Token)).Value;
    }

    private static async Task<int> CountAsync(CardsShop shop, string type) =>
        (await shop.EventsAsync()).Count(happened => happened == type);
}
