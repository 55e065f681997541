using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

/// <summary>The commands about customers and their cards that a run plays.</summary>
internal sealed class CustomerCommands(CrashingShop process)
{
    private readonly List<string> _customers = [];
    private readonly List<string> _setups = [];
    private readonly HashSet<string> _deleted = [];

    private CardsShop Shop => process.Shop;

    /// <summary>A customer, or null where there is none yet.</summary>
    public string? Chosen(int choice) => _customers.Count > 0 ? _customers[choice % _customers.Count] : null;

    public bool IsDeleted(string customer) => _deleted.Contains(customer);

    public async Task CustomerAsync(int choice)
    {
        if (_customers.Count < 3)
        {
            var made = (await Shop.Engine.Customers.CreateAsync(CardsShop.Shop, new CustomerRequest { Name = "Ada" })).Value;
            _customers.Add(made.Id);
            return;
        }

        var customer = _customers[choice % 3];
        if (choice / 4 % 8 == 0)
        {
            await Shop.Engine.Customers.DeleteAsync(CardsShop.Shop, customer);
            _deleted.Add(customer);
        }
        else if ((await Shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer)) is { Count: > 0 } kept)
        {
            await Shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, kept[choice % kept.Count].Id);
        }
    }

    public async Task SetupAsync(int choice)
    {
        if (_setups.Count < 3 && _customers.Count > 0 && !_deleted.Contains(_customers[0]))
        {
            _setups.Add(
                (await Shop.Engine.SetupIntents.CreateAsync(CardsShop.Shop, new SetupIntentRequest { CustomerId = _customers[0] })).Value.Id
            );
            return;
        }

        if (_setups.Count == 0)
            return;
        var id = _setups[choice % _setups.Count];
        switch (choice / 4 % 4)
        {
            case 0 or 1:
                await Shop.Engine.SetupIntents.ConfirmAsync(CardsShop.Shop, id, new SetupConfirmation { Card = CardsShop.Card });
                break;
            case 2 when Shop.Provider.OpenSetups is { Count: > 0 } open:
                var key = open[choice / 16 % open.Count];
                var told = Shop.Provider.AuthenticateSetup(key, passes: choice / 64 % 2 == 0);
                await Shop.Engine.SetupIntents.ReceiveAsync(new SetupNotification(Shop.Provider.Name, CardsShop.Shop, key, told));
                break;
            case 3 when choice / 16 % 4 == 0:
                await Shop.Engine.SetupIntents.CancelAsync(CardsShop.Shop, id);
                break;
            default:
                await Shop.Engine.SetupIntents.AbandonActionAsync(CardsShop.Shop, id);
                break;
        }
    }

    /// <summary>Asserts that the provider keeps the cards of the customers, and no other that it could tell of.</summary>
    public async Task CheckCardsAsync()
    {
        var kept = new List<string>();
        foreach (var customer in _customers)
        {
            var cards = await Shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer);
            Assert.False(_deleted.Contains(customer) && cards.Count > 0, "a deleted customer keeps a card");
            kept.AddRange(cards.Select(card => card.Token!));
        }

        // What was reserved and let go again before the provider could tell is known to nobody else.
        var untold = Shop.Provider.KeysIn(CardStanding.Released).Select(key => "kept_" + key);
        Assert.Empty(kept.Except(Shop.Provider.Kept));
        Assert.Empty(Shop.Provider.Kept.Except(kept).Except(untold));
    }
}
