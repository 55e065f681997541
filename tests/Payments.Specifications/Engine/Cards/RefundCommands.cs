using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

/// <summary>The commands that a run plays about money on its way back: refunds, disputes and late returns.</summary>
internal sealed class RefundCommands(CrashingShop process, IntentModel model, IntentJournal journal, IntentCommands intents)
{
    private int _returns;

    private CardsShop Shop => process.Shop;

    public async Task RefundAsync(int choice)
    {
        if (ChosenCharge(choice) is not { } charge)
            return;
        var amount = (choice / 8 % 3) switch
        {
            0 => (long?)null,
            1 => 1,
            _ => IntentCommands.Amounts[choice / 32 % IntentCommands.Amounts.Count],
        };
        var expected = IntentModel.WhyNotRefund(charge, amount);
        Assert.Equal(expected, (await Shop.RefundAsync(charge.Id, amount)).Refusal?.Code);
    }

    /// <summary>A refund is stopped, decided, or comes back; and the provider may tell.</summary>
    public async Task RefundMovesAsync(int choice)
    {
        if (model.Refunds.Count == 0)
            return;
        var id = model.Refunds.Keys.ElementAt(choice % model.Refunds.Count);
        if (choice / 8 % 3 == 0)
        {
            await Shop.Engine.Refunds.CancelAsync(CardsShop.Shop, id);
            return;
        }

        if (!Shop.Provider.HasRefund(id))
            return;
        var outcome = Shop.Provider.DecideRefund(id, succeeds: choice / 8 % 3 == 1);
        journal.Arrived(id, outcome);
        await Shop.Engine.Refunds.ReceiveAsync(new RefundNotification(Shop.Provider.Name, CardsShop.Shop, id, outcome));
    }

    public async Task DisputeAsync(int choice)
    {
        if (ChosenCharge(choice) is not { Received: > 0 } charge)
            return;
        process.Spare();
        var reference = $"case-{charge.Id}-{choice / 8 % 2}";
        if (!model.Disputes.TryGetValue(reference, out _))
        {
            var opened = await Shop.DisputeAsync(
                charge.Id,
                new DisputeNews.Opened(CardsShop.Gbp(IntentCommands.Amounts[choice / 16 % 4]), DisputeReason.General, Shop.Now.AddDays(7)),
                reference
            );
            Assert.True(opened.IsSuccess);
            model.OpenDispute(reference, charge.Id, IntentCommands.Amounts[choice / 16 % 4]);
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
        Assert.Equal(model.MoveDispute(reference, to), (await Shop.DisputeAsync(charge.Id, news, reference)).Refusal?.Code);
    }

    /// <summary>A payment that had counted is taken back, as a bank takes a debit back that failed late.</summary>
    public async Task ReturnAsync(int choice)
    {
        if (ChosenCharge(choice) is not { Status: ChargeStatus.Succeeded or ChargeStatus.Accepted } charge || ++_returns > 4)
            return;
        process.Spare();
        Shop.Provider.ReturnLate(charge.Id, Math.Max(0, charge.Received - charge.Disputed));
        await intents.ReceiveAsync(charge.Id, new ChargeOutcome.Returned("ret_" + charge.Id, DeclineCode.InsufficientFunds));
    }

    private IntentModelCharge? ChosenCharge(int choice) =>
        model.Charges.Count == 0 ? null : model.Charges.Values.ElementAt(choice % model.Charges.Count);
}
