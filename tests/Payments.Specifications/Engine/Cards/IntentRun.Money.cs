using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

public sealed partial class IntentRun
{
    private async Task RefundAsync(int choice)
    {
        if (ChosenCharge(choice) is not { } charge)
            return;
        var amount = (choice / 8 % 3) switch
        {
            0 => (long?)null,
            1 => 1,
            _ => Amounts[choice / 32 % Amounts.Length],
        };
        var expected = IntentModel.WhyNotRefund(charge, amount);
        Assert.Equal(expected, (await _shop.RefundAsync(charge.Id, amount)).Refusal?.Code);
    }

    /// <summary>A refund is stopped, decided, or comes back; and the processor may tell.</summary>
    private async Task RefundMovesAsync(int choice)
    {
        if (_model.Refunds.Count == 0)
            return;
        var id = _model.Refunds.Keys.ElementAt(choice % _model.Refunds.Count);
        if (choice / 8 % 3 == 0)
        {
            await _shop.Engine.Refunds.CancelAsync(CardsShop.Shop, id);
            return;
        }

        if (!_shop.Provider.HasRefund(id))
            return;
        var outcome = _shop.Provider.DecideRefund(id, succeeds: choice / 8 % 3 == 1);
        _arrived.Add((id, outcome, false));
        await _shop.Engine.Refunds.ReceiveAsync(new RefundNotification(_shop.Provider.Name, CardsShop.Shop, id, outcome));
    }

    private async Task DisputeAsync(int choice)
    {
        if (ChosenCharge(choice) is not { Received: > 0 } charge)
            return;
        _dieAt = 0;
        var reference = $"case-{charge.Id}-{choice / 8 % 2}";
        if (!_model.Disputes.TryGetValue(reference, out var dispute))
        {
            var opened = await _shop.DisputeAsync(
                charge.Id,
                new DisputeNews.Opened(CardsShop.Gbp(Amounts[choice / 16 % 4]), DisputeReason.General, Now.AddDays(7)),
                reference
            );
            Assert.True(opened.IsSuccess);
            _model.OpenDispute(reference, charge.Id, Amounts[choice / 16 % 4]);
            return;
        }

        DisputeStatus[] ends = [DisputeStatus.UnderReview, DisputeStatus.Won, DisputeStatus.Lost];
        var to = ends[choice / 16 % 3];
        DisputeNews news = to switch
        {
            DisputeStatus.Won => new DisputeNews.Won(),
            DisputeStatus.Lost => new DisputeNews.Lost(),
            _ => new DisputeNews.UnderReview(),
        };
        if (
            dispute.Status is DisputeStatus.Won or DisputeStatus.Lost
            && to is DisputeStatus.Won or DisputeStatus.Lost
            && to != dispute.Status
        )
            return;
        Assert.Equal(_model.MoveDispute(reference, to), (await _shop.DisputeAsync(charge.Id, news, reference)).Refusal?.Code);
    }

    private async Task CustomerAsync(int choice)
    {
        if (_customers.Count < 3)
        {
            var made = (await _shop.Engine.Customers.CreateAsync(CardsShop.Shop, new CustomerRequest { Name = "Ada" })).Value;
            _customers.Add(made.Id);
            return;
        }

        var customer = _customers[choice % 3];
        if (choice / 4 % 8 == 0)
        {
            await _shop.Engine.Customers.DeleteAsync(CardsShop.Shop, customer);
            _deleted.Add(customer);
        }
        else if ((await _shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer)) is { Count: > 0 } kept)
        {
            await _shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, kept[choice % kept.Count].Id);
        }
    }

    private async Task SetupAsync(int choice)
    {
        if (_setups.Count < 3 && _customers.Count > 0 && !_deleted.Contains(_customers[0]))
        {
            _setups.Add(
                (await _shop.Engine.SetupIntents.CreateAsync(CardsShop.Shop, new SetupIntentRequest { CustomerId = _customers[0] }))
                    .Value
                    .Id
            );
            return;
        }

        if (_setups.Count == 0)
            return;
        var id = _setups[choice % _setups.Count];
        switch (choice / 4 % 4)
        {
            case 0 or 1:
                await _shop.Engine.SetupIntents.ConfirmAsync(CardsShop.Shop, id, new SetupConfirmation { Card = CardsShop.Card });
                break;
            case 2 when _shop.Provider.OpenSetups is { Count: > 0 } open:
                var key = open[choice / 16 % open.Count];
                var told = _shop.Provider.AuthenticateSetup(key, passes: choice / 64 % 2 == 0);
                await _shop.Engine.SetupIntents.ReceiveAsync(new SetupNotification(_shop.Provider.Name, CardsShop.Shop, key, told));
                break;
            case 3 when choice / 16 % 4 == 0:
                await _shop.Engine.SetupIntents.CancelAsync(CardsShop.Shop, id);
                break;
            default:
                await _shop.Engine.SetupIntents.AbandonActionAsync(CardsShop.Shop, id);
                break;
        }
    }

    private IntentModelCharge? ChosenCharge(int choice) =>
        _model.Charges.Count == 0 ? null : _model.Charges.Values.ElementAt(choice % _model.Charges.Count);
}
