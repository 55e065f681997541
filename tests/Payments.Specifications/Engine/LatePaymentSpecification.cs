using Microsoft.Extensions.Logging;
using Payments.Storage;
using Xunit;
using static Payments.ChargeStatus;

namespace Payments.Specifications;

/// <summary>What the engine promises of late payments, over any store.</summary>
public abstract class LatePaymentSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Late_money_that_is_held_waits_for_the_merchant_who_may_accept_it()
    {
        var shop = await ShopAsync();
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync());
        await shop.PaidAsync(charge, 10_000);

        await shop.StandsAsync(charge, PaidLate, 10_000);
        Assert.Equal([ChargeExpired.TypeName, ChargePaidLate.TypeName], (await shop.AgreedAsync(charge)).Events);
        Assert.Single(shop.Log.Of(LogLevel.Warning), line => line.Contains("arrived after the end", StringComparison.Ordinal));

        Assert.Equal(Accepted, (await shop.AcceptAsync(charge)).Value.Status);
        Assert.True((await shop.AgreedAsync(charge)).Session.IsPaid);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Late_money_that_is_held_may_be_given_back()
    {
        var shop = await ShopAsync();
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync(oneAttempt: true));
        await shop.PaidAsync(charge, 10_000);

        Assert.Equal(new ChargeState.Failed(DeclineCode.PaidTooLate, shop.Now), (await shop.ReturnFundsAsync(charge)).Value.State);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Failed, 10_000, 10_000);
        Assert.Equal(SessionStatus.Expired, (await shop.AgreedAsync(charge)).Session.Status);
        Assert.Equal(10_000_00, Assert.Single(shop.Provider.Refunds).Amount.MinorUnits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Late_money_pays_at_once_where_it_is_to_be_accepted(bool ended)
    {
        var shop = await ShopAsync(LatePaymentPolicy.Accept);
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync(oneAttempt: ended));
        var told = await shop.PaidAsync(charge, 10_000);

        Assert.Equal(Accepted, told.Status);
        Assert.Equal([Pending, AwaitingPayment, Expired, PaidLate, Accepted], told.History.Select(entry => entry.Status));
        Assert.True((await shop.AgreedAsync(charge)).Session.IsPaid);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Late_money_that_is_too_little_is_never_accepted_unasked()
    {
        var shop = await ShopAsync(LatePaymentPolicy.Accept);
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync());
        await shop.PaidAsync(charge, 1);
        await shop.StandsAsync(charge, PaidLate, 1);
        Assert.False((await shop.AgreedAsync(charge)).Session.IsPaid);

        // What was missing makes it whole.
        await shop.PaidAsync(charge, 10_000);
        await shop.StandsAsync(charge, Accepted, 10_000);
        Assert.True((await shop.AgreedAsync(charge)).Session.IsPaid);
    }

    [Fact]
    public async Task What_was_given_back_does_not_count_towards_money_that_comes_late()
    {
        var shop = await ShopAsync(LatePaymentPolicy.Accept);
        var charge = await shop.AwaitedAsync();
        await shop.PaidAsync(charge, 6_000);
        await shop.ReturnFundsAsync(charge);
        await shop.Host.RunAsync();

        await shop.PaidAsync(charge, 10_000);
        await shop.StandsAsync(charge, PaidLate, 10_000, 6_000);
        await shop.PaidAsync(charge, 16_000);
        await shop.StandsAsync(charge, Accepted, 16_000, 6_000);
    }

    [Fact]
    public async Task Late_money_goes_back_at_once_where_it_is_to_be_refunded()
    {
        var shop = await ShopAsync(LatePaymentPolicy.Refund);
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync());
        await shop.PaidAsync(charge, 4_000);
        await shop.PaidAsync(charge, 4_000);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Failed, 4_000, 4_000);

        await shop.PaidAsync(charge, 10_000);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Failed, 10_000, 10_000);
        Assert.Equal([4_000_00, 6_000_00], shop.Provider.Refunds.Select(refund => refund.Amount.MinorUnits));
        Assert.Equal(SessionStatus.Open, (await shop.AgreedAsync(charge)).Session.Status);
    }

    [Fact]
    public async Task Late_money_of_a_session_that_was_paid_otherwise_waits_and_cannot_be_accepted()
    {
        var shop = await ShopAsync(LatePaymentPolicy.Accept);
        var late = await shop.ExpiredAsync(await shop.AwaitedAsync());
        var other = await shop.TransferAsync(await shop.SessionAsync(late));

        await shop.PaidAsync(late, 10_000);
        await shop.StandsAsync(late, PaidLate, 10_000);
        Assert.Equal("payment_in_progress", Said(await shop.AcceptAsync(late)).Code);
        await shop.PaidAsync(other, 10_000);
        Assert.Equal("already_complete", Said(await shop.AcceptAsync(late)).Code);
        Assert.Equal(Failed, (await shop.ReturnFundsAsync(late)).Value.Status);
        await shop.AgreedAsync(late);
    }

    [Fact]
    public async Task Late_money_grows_and_the_merchant_hears_of_it_each_time()
    {
        var shop = await ShopAsync();
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync());
        await shop.PaidAsync(charge, 4_000);
        await shop.PaidAsync(charge, 10_000);

        await shop.StandsAsync(charge, PaidLate, 10_000);
        Assert.Equal(2, (await shop.AgreedAsync(charge)).Events.Count(type => type == ChargePaidLate.TypeName));
    }

    [Fact]
    public async Task Late_money_that_is_too_much_is_told_of_when_it_is_accepted()
    {
        var shop = await ShopAsync();
        var charge = await shop.ExpiredAsync(await shop.AwaitedAsync());
        await shop.PaidAsync(charge, 11_000);
        Assert.DoesNotContain(ChargeOverpaid.TypeName, (await shop.AgreedAsync(charge)).Events);

        await shop.AcceptAsync(charge);
        Assert.Contains(ChargeOverpaid.TypeName, (await shop.AgreedAsync(charge)).Events);
        Assert.Equal(1_000_00, (await shop.RefundAsync(charge, 1_000)).Value.Amount.MinorUnits);
    }

    [Fact]
    public async Task Money_for_a_session_that_its_payer_gave_up_comes_late()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        await shop.Host.CancelAsync(await shop.SessionAsync(charge));
        await shop.PaidAsync(charge, 10_000);

        Assert.Equal(SessionStatus.Canceled, (await shop.AgreedAsync(charge)).Session.Status);
        await shop.AcceptAsync(charge);
        Assert.True((await shop.AgreedAsync(charge)).Session.IsPaid);
    }
}
