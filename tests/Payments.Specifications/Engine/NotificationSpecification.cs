using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;
using static Payments.ChargeStatus;

namespace Payments.Specifications;

/// <summary>What the engine promises of notifications, over any store.</summary>
public abstract class NotificationSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task What_is_told_twice_or_out_of_order_counts_once()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        foreach (var total in new long[] { 7_000, 4_000, 7_000, 10_000, 7_000, 10_000 })
            await shop.PaidAsync(charge, total);
        await shop.TellAsync(charge, new ChargeOutcome.Approved("ref"));
        await shop.TellAsync(charge, RailsProvider.Awaits(shop.Provider.Charges.First()));

        await shop.StandsAsync(charge, Succeeded, 10_000);
        Assert.Equal(
            [ChargeUnderpaid.TypeName, CheckoutSessionPaid.TypeName, PaymentIntentSucceeded.TypeName],
            (await shop.AgreedAsync(charge)).Events
        );
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_told_before_the_calls_own_answer_is_committed_stands(bool decides)
    {
        var shop = await ShopAsync();
        Charge? told = null;
        shop.Provider.OnCharge = async request =>
        {
            var made = (await shop.Engine.Charges.GetAsync(request.Owner, request.Key, Token)).Value;
            told = await shop.PaidAsync(made, 10_000);
            return decides ? RailsProvider.Awaits(request) : new ChargeOutcome.Pending();
        };
        var charge = await shop.AwaitedAsync();

        Assert.Equal(Succeeded, told!.Status);
        Assert.Equal(Succeeded, charge.Status);
        Assert.True((await shop.AgreedAsync(charge)).Session.IsPaid);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_part_that_is_told_before_the_calls_own_answer_waits_until_the_time_that_was_asked_for()
    {
        var shop = await ShopAsync();
        shop.Provider.OnCharge = async request =>
        {
            await shop.PaidAsync((await shop.Engine.Charges.GetAsync(request.Owner, request.Key, Token)).Value, 4_000);
            return RailsProvider.Awaits(request);
        };
        var charge = await shop.AwaitedAsync();

        Assert.Equal((Underpaid, shop.Now.AddMinutes(30)), (charge.Status, ((ChargeState.Underpaid)charge.State).Until));
        await shop.PaidAsync(charge, 10_000);
        await shop.StandsAsync(charge, Succeeded, 10_000);
    }

    [Fact]
    public async Task What_a_stranger_tells_is_told_of_no_charge()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        var all = new ChargeOutcome.Received("ref", charge.Amount);
        ChargeNotification[] strange =
        [
            new("rails", Owner.Test("acct_other"), charge.Id, all),
            new("rails", Owner.Live("acct_shop"), charge.Id, all),
            new("another", charge.Owner, charge.Id, all),
            new("rails", charge.Owner, "ch_0000000000000000000000", all),
            new("rails", charge.Owner, "", all),
        ];

        foreach (var notification in strange)
            Assert.Equal("charge_not_found", Said(await shop.Engine.Charges.ReceiveAsync(notification, Token)).Code);
        await shop.StandsAsync(charge, AwaitingPayment);
    }

    [Fact]
    public async Task Other_money_than_the_charges_is_refused_and_reported()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();

        var told = await shop.TellAsync(charge, new ChargeOutcome.Received("ref", Money.FromMinorUnits(10_000_00, Currency.Usd)));
        Assert.Equal("other_currency", Said(told).Code);
        await shop.StandsAsync(charge, AwaitingPayment);
        Assert.Contains("OtherCurrency", Assert.Single(shop.Log.Of(LogLevel.Critical)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_a_question_and_a_notification_bring_at_once_is_told_once()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        shop.Provider.OnResolve = async key =>
        {
            await shop.PaidAsync(charge, 10_000);
            return new ChargeOutcome.Approved("ref_" + key);
        };
        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(15));

        await shop.StandsAsync(charge, Succeeded, 10_000);
        Assert.Equal([CheckoutSessionPaid.TypeName, PaymentIntentSucceeded.TypeName], (await shop.AgreedAsync(charge)).Events);
    }

    [Fact]
    public async Task Notifications_that_come_at_once_are_each_answered_and_leave_the_largest_total()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();

        var told = await AtOnceAsync(
            20,
            caller => shop.TellAsync(charge, new ChargeOutcome.Received("ref", Money.FromMinorUnits((caller + 1) * 100_00, Currency.Ngn)))
        );

        Assert.All(told, result => Assert.True(result.IsSuccess));
        await shop.StandsAsync(charge, Underpaid, 2_000);
        Assert.Empty(shop.Log.Of(LogLevel.Critical));
    }

    [Fact]
    public async Task Money_that_is_too_much_is_told_of_each_time_it_grows_and_can_go_back()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        await shop.PaidAsync(charge, 12_000);
        await shop.PaidAsync(charge, 12_000);
        await shop.PaidAsync(charge, 13_000);

        await shop.StandsAsync(charge, Succeeded, 13_000);
        Assert.Equal(
            [ChargeOverpaid.TypeName, ChargeOverpaid.TypeName, CheckoutSessionPaid.TypeName, PaymentIntentSucceeded.TypeName],
            (await shop.AgreedAsync(charge)).Events
        );
        Assert.Equal(
            (3_000_00, true),
            (await shop.RefundAsync(charge, 3_000)) switch
            {
                var made => (made.Value.Amount.MinorUnits, made.IsSuccess),
            }
        );
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Succeeded, 13_000, 3_000);
    }

    [Fact]
    public async Task A_cancel_that_meets_the_end_of_the_charge_still_cancels_the_session()
    {
        var store = await NewStoreAsync();
        var slow = new InterruptedStore(store);
        await using var first = new RailsShop(slow);
        var charge = await first.AwaitedAsync();
        await using var second = new RailsShop(store, beside: first);

        // The session was read with its charge under way; the charge is read after it has expired.
        slow.BeforeReadOf = (PaymentsSchema.Current.Table<Charge>(), async () => await second.ExpiredAsync(charge));
        var canceled = await first.Host.CancelAsync(await first.SessionAsync(charge));

        Assert.Equal(SessionStatus.Canceled, canceled.Value.Status);
        Assert.Equal(SessionStatus.Canceled, (await first.AgreedAsync(charge)).Session.Status);
        await first.StandsAsync(charge, Expired);
    }

    [Fact]
    public async Task A_cancel_that_meets_the_money_hears_that_the_session_is_paid()
    {
        var store = await NewStoreAsync();
        var slow = new InterruptedStore(store);
        await using var first = new RailsShop(slow);
        var charge = await first.AwaitedAsync();
        await using var second = new RailsShop(store, beside: first);

        slow.BeforeReadOf = (PaymentsSchema.Current.Table<Charge>(), async () => await second.PaidAsync(charge, 10_000));
        Assert.Equal("already_complete", Said(await first.Host.CancelAsync(await first.SessionAsync(charge))).Code);
    }

    [Theory]
    [InlineData(false, "payment_in_progress")]
    [InlineData(true, "already_complete")]
    public async Task A_payment_or_an_end_that_meets_another_payment_hears_the_sessions_own_word(bool paid, string code)
    {
        var store = await NewStoreAsync();
        var slow = new InterruptedStore(store);
        await using var first = new RailsShop(slow);
        await using var second = new RailsShop(store, beside: first);
        Func<CheckoutSession, Task<string?>>[] calls =
        [
            async session => (await first.SubmitAsync(session, (await first.QuoteAsync(session)).Id)).Refusal?.Code,
            async session => (await first.Host.ExpireAsync(session)).Refusal?.Code,
            async session => (await first.Host.CancelAsync(session)).Refusal?.Code,
        ];

        foreach (var call in calls)
        {
            var session = await first.OpenAsync();
            slow.BeforeReadOf = (PaymentsSchema.Current.Table<PaymentIntent>(), () => PayAsync(session));
            Assert.Equal(code, await call(session));
        }

        Assert.Equal(calls.Length, first.Provider.Charges.Count);

        // A charge that waits for its payer would be given up with the session.
        async Task PayAsync(CheckoutSession session) => await second.PaidAsync(await second.TransferAsync(session), paid ? 10_000 : 4_000);
    }

    [Fact]
    public async Task Records_that_another_writer_moves_between_two_reads_raise_no_alarm()
    {
        var store = await NewStoreAsync();
        var slow = new InterruptedStore(store);
        await using var first = new RailsShop(slow);
        var charge = await first.AwaitedAsync();
        await using var second = new RailsShop(store, beside: first);

        slow.BeforeReadOf = (
            PaymentsSchema.Current.Table<CheckoutSession>(),
            async () => await second.TellAsync(charge, new ChargeOutcome.Declined(DeclineCode.PayerRefused))
        );
        await first.PaidAsync(charge, 10_000);

        await first.StandsAsync(charge, PaidLate, 10_000);
        Assert.Empty(first.Log.Of(LogLevel.Critical));
        await first.AgreedAsync(charge);
    }
}
