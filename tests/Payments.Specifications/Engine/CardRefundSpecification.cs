using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of card refunds, over any store.</summary>
public abstract class CardRefundSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Of_500_refunds_of_one_against_a_captured_charge_of_100_exactly_100_succeed_and_none_meets_another()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync(100);
        await shop.CaptureAsync(intent);
        var asked = await AtOnceAsync(500, _ => shop.RefundAsync(intent.LatestChargeId!, 1));

        Assert.Equal(100, asked.Count(result => result.IsSuccess));
        Assert.Equal(400, asked.Count(result => result.Refusal?.Code == "already_refunded"));
        await shop.Host.RunAsync();
        var charge = await shop.ChargeAsync(intent);
        Assert.Equal((100, 0, 0), (charge.AmountRefunded.MinorUnits, charge.AmountRefundable.MinorUnits, shop.Provider.Balance));
        Assert.Equal(100, shop.Provider.CallsOf(CardCall.Refund));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Two_processes_that_refund_at_once_give_back_no_more_than_was_taken()
    {
        var store = await NewStoreAsync();
        var shop = Opened(new CardsShop(store));
        var other = Opened(new CardsShop(store, beside: shop));
        var paid = await shop.PaidAsync(50);
        var asked = await AtOnceAsync(
            200,
            async caller =>
            {
                var result = await (caller % 2 == 0 ? shop : other).RefundAsync(paid.LatestChargeId!, 1);
                while (result.Refusal?.Kind == RefusalKind.Conflict)
                    result = await (caller % 2 == 0 ? shop : other).RefundAsync(paid.LatestChargeId!, 1);
                return result;
            }
        );

        Assert.Equal(50, asked.Count(result => result.IsSuccess));
        Assert.All(asked.Where(result => !result.IsSuccess), result => Assert.Equal("already_refunded", result.Refusal!.Code));
        await shop.Host.RunAsync();
        Assert.Equal((50, 0), ((await shop.ChargeAsync(paid)).AmountRefunded.MinorUnits, shop.Provider.Balance));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Only_what_was_captured_goes_back()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        var key = intent.LatestChargeId!;
        Assert.Equal("not_refundable", Said(await shop.RefundAsync(key)).Code);
        await shop.CaptureAsync(intent, 60_00);
        Assert.Equal("amount_too_large", Said(await shop.RefundAsync(key, 60_01)).Code);
        await shop.RefundAsync(key, 50_00);
        Assert.Equal(10_00, (await shop.RefundAsync(key)).Value.Amount.MinorUnits);
        Assert.Equal("already_refunded", Said(await shop.RefundAsync(key)).Code);
        await shop.Host.RunAsync();
        Assert.Equal(0, shop.Provider.Balance);

        var canceled = await shop.ReservedAsync();
        await shop.CancelAsync(canceled);
        Assert.Equal("not_refundable", Said(await shop.RefundAsync(canceled.LatestChargeId!)).Code);
    }

    [Fact]
    public async Task A_refund_that_had_succeeded_and_comes_back_can_be_made_again()
    {
        var shop = await CardsAsync();
        var paid = await shop.PaidAsync();
        var refund = (await shop.RefundAsync(paid.LatestChargeId!)).Value;
        await shop.Host.RunAsync();
        Assert.Equal(RefundStatus.Succeeded, (await RefundAsync(shop, refund)).Status);
        Assert.Equal("not_cancelable", Said(await shop.Engine.Refunds.CancelAsync(CardsShop.Shop, refund.Id, Token)).Code);

        var failed = shop.Provider.DecideRefund(refund.Id, succeeds: false);
        for (var times = 0; times < 2; times++)
            await TellAsync(shop, refund, failed);
        Assert.Equal(new RefundState.Failed("came back", shop.Now), (await RefundAsync(shop, refund)).State);
        Assert.Equal(100_00, (await shop.ChargeAsync(paid)).AmountRefundable.MinorUnits);
        Assert.True((await shop.RefundAsync(paid.LatestChargeId!)).IsSuccess);
        await shop.Host.RunAsync();
        Assert.Equal(0, shop.Provider.Balance);
        Assert.Equal(3, (await shop.EventsAsync()).Count(type => type == RefundUpdated.TypeName));
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refund_that_is_stopped_leaves_its_money_to_be_refunded_again(bool sent)
    {
        var shop = await CardsAsync();
        shop.Provider.OnRefund = _ => new RefundOutcome.Pending();
        var paid = await shop.PaidAsync();
        var refund = (await shop.RefundAsync(paid.LatestChargeId!, 30_00)).Value;
        if (sent)
            await shop.Host.RunAsync();
        Assert.Equal(RefundStatus.Pending, (await RefundAsync(shop, refund)).Status);

        for (var times = 0; times < 2; times++)
            Assert.Equal(
                new RefundState.Canceled(shop.Now),
                (await shop.Engine.Refunds.CancelAsync(CardsShop.Shop, refund.Id, Token)).Value.State
            );
        Assert.Equal(100_00, (await shop.ChargeAsync(paid)).AmountRefundable.MinorUnits);
        await shop.Host.RunAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal(100_00, shop.Provider.Balance);
        Assert.Single(await shop.EventsAsync(), RefundUpdated.TypeName);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_cancel_and_the_sender_at_once_agree_with_the_provider()
    {
        var store = await NewStoreAsync();
        var shop = Opened(new CardsShop(store));
        var other = Opened(new CardsShop(store, beside: shop));
        var stopped = 0;
        for (var round = 0; round < 100; round++)
        {
            var paid = await shop.PaidAsync();
            var before = shop.Provider.Balance;
            var refund = (await shop.RefundAsync(paid.LatestChargeId!)).Value;
            await AtOnceAsync(
                2,
                async caller =>
                    caller == round % 2 ? (await other.Engine.Refunds.CancelAsync(CardsShop.Shop, refund.Id)).Refusal : await RunAsync(shop)
            );

            await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
            var standing = await RefundAsync(shop, refund);
            Assert.Equal(before - (standing.Status == RefundStatus.Succeeded ? 100_00 : 0), shop.Provider.Balance);
            Assert.Equal(standing.Status == RefundStatus.Succeeded ? 100_00 : 0, (await shop.ChargeAsync(paid)).AmountRefunded.MinorUnits);
            Assert.True(standing.Status is RefundStatus.Succeeded or RefundStatus.Canceled);
            stopped += standing.Status == RefundStatus.Canceled ? 1 : 0;
        }

        Assert.InRange(stopped, 0, 100);

        // A row that two looked at in the same moment may keep its lease for a while.
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_lost_refund_is_sent_again_by_the_same_key_and_moves_money_once()
    {
        var shop = await CardsAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Refund ? CardFault.AnswerLost : CardFault.None;
        var paid = await shop.PaidAsync();
        var refund = (await shop.RefundAsync(paid.LatestChargeId!)).Value;
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(RefundStatus.Pending, (await RefundAsync(shop, refund)).Status);

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal((RefundStatus.Succeeded, 0), ((await RefundAsync(shop, refund)).Status, shop.Provider.Balance));
        await NothingIsLeftToDoAsync(shop);
    }

    private static async Task<Refund> RefundAsync(CardsShop shop, Refund refund) =>
        (await shop.Engine.Refunds.GetAsync(CardsShop.Shop, refund.Id)).Value;

    private static async Task<Refusal?> RunAsync(CardsShop shop)
    {
        await shop.Host.RunAsync();
        return null;
    }
}
