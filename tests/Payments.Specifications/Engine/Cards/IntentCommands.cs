using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

/// <summary>The commands about intents that a run plays, and what the payer and the provider do meanwhile.</summary>
internal sealed class IntentCommands(CrashingShop process, IntentModel model, IntentJournal journal, CustomerCommands customers)
{
    /// <summary>Amounts around that of an intent, in minor units.</summary>
    public static IReadOnlyList<long> Amounts { get; } = [1, 40, 99, 100, 101];

    private CardsShop Shop => process.Shop;

    public async Task OpenAsync(int choice)
    {
        if (model.Intents.Count >= 6)
            return;
        var customer = choice % 3 == 0 ? customers.Chosen(choice / 3) : null;
        var isGone = customer is not null && customers.IsDeleted(customer);
        var keep = customer is not null && choice / 16 % 2 == 0;
        var manual = choice / 32 % 2 == 0;
        var made = (
            await Shop.Engine.PaymentIntents.CreateAsync(
                CardsShop.Shop,
                new PaymentIntentRequest
                {
                    Amount = CardsShop.Gbp(100),
                    CustomerId = customer,
                    SetupFutureUsage = keep ? FutureUsage.OffSession : null,
                    CaptureMethod = manual ? CaptureMethod.Manual : CaptureMethod.Automatic,
                }
            )
        );
        Assert.Equal(isGone ? "customer_not_found" : null, made.Refusal?.Code);
        if (made.IsSuccess)
            model.Intents.Add(new IntentModelIntent(made.Value.Id, 100, manual, customer, keep));
    }

    public async Task ConfirmAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var expected = IntentModel.WhyNotConfirm(intent);
        var confirmed = (
            await Shop.Engine.PaymentIntents.ConfirmAsync(CardsShop.Shop, intent.Id, new PaymentConfirmation { Card = CardsShop.Card })
        );
        Assert.Equal(expected, confirmed.Refusal?.Code);
    }

    public async Task CaptureAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var amount = Amounts[choice / 8 % Amounts.Count];
        var expected = IntentModel.WhyNotCapture(intent, amount);
        var captured = await Shop.CaptureAsync(Record(intent), amount);
        if (expected is not null || captured.Refusal?.Code != "not_captured")
            Assert.Equal(expected, captured.Refusal?.Code);
    }

    public async Task CancelAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var expected = IntentModel.WhyNotCancel(intent);
        var isChallenged = intent.Status == IntentStatus.RequiresAction;
        var canceled = (await Shop.CancelAsync(Record(intent))).Refusal?.Code;
        // The provider says whether the payer was first.
        if (isChallenged)
            Assert.Contains(canceled, new[] { null, "already_succeeded", "charge_in_progress", "action_not_closed" });
        else
            Assert.Equal(expected, canceled);
    }

    public async Task AbandonAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var expected = intent.Status == IntentStatus.RequiresAction ? null : "no_action";
        Assert.Equal(expected, (await Shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id)).Refusal?.Code);
    }

    /// <summary>The payer authenticates, the provider decides, or takes what it was not asked to; and may tell.</summary>
    public async Task ProviderActsAsync(int choice)
    {
        var provider = Shop.Provider;
        var standing = (CardStanding)(choice % 4 == 3 ? (int)CardStanding.Reserved : choice % 2);
        var keys = provider.KeysIn(standing);
        if (keys.Count == 0)
            return;
        var key = keys[choice / 4 % keys.Count];
        var outcome = standing switch
        {
            CardStanding.Challenged => provider.Authenticate(key, passes: choice / 64 % 3 > 0),
            CardStanding.Undecided => provider.Decide(key, approved: choice / 64 % 3 > 0),
            _ => choice / 64 % 4 == 0 ? provider.TakeByHand(key, Amounts[choice / 256 % 4]) : provider.Says(key),
        };
        if (choice / 16 % 2 == 0)
            await ReceiveAsync(key, outcome);
    }

    public async Task TellAsync(int choice)
    {
        var keys = model.Charges.Keys;
        if (keys.Count == 0)
            return;
        var key = keys.ElementAt(choice % keys.Count);
        if (Shop.Provider.BookOf(key) is null)
            return;
        await ReceiveAsync(key, Shop.Provider.Says(key));
        await ReceiveAsync(key, new ChargeOutcome.Pending());
    }

    public async Task ReceiveAsync(string key, ChargeOutcome outcome)
    {
        if (!model.Charges.ContainsKey(key))
            return;
        journal.Arrived(key, outcome);
        Assert.True(
            (await Shop.Engine.Charges.ReceiveAsync(new ChargeNotification(Shop.Provider.Name, CardsShop.Shop, key, outcome))).IsSuccess
        );
    }

    private IntentModelIntent? Chosen(int choice) => model.Intents.Count == 0 ? null : model.Intents[choice % model.Intents.Count];

    private static PaymentIntent Record(IntentModelIntent intent) =>
        new()
        {
            Id = intent.Id,
            Owner = CardsShop.Shop,
            Amount = CardsShop.Gbp(intent.Amount),
            CreatedAt = default,
            UpdatedAt = default,
            State = new IntentState.RequiresPaymentMethod(),
        };
}
