using Payments.Providers;
using Payments.Storage;
using Xunit;
using static Payments.ChargeStatus;

namespace Payments.Specifications;

/// <summary>What the engine promises of rails, over any store.</summary>
public abstract class RailSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_transfer_that_comes_in_parts_pays_once_all_of_it_is_there()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        Assert.Equal(
            new ChargeState.AwaitingPayment("ref_" + charge.Id, RailsProvider.Instructions, shop.Now.AddMinutes(30)),
            charge.State
        );

        var part = await shop.PaidAsync(charge, 4_000);
        Assert.Equal((Underpaid, 6_000_00), (part.Status, part.AmountRemaining.MinorUnits));
        Assert.Equal(RailsProvider.Instructions, Assert.IsType<ChargeState.Underpaid>(part.State).Instructions);
        await shop.PaidAsync(charge, 9_000);
        await shop.StandsAsync(charge, Underpaid, 9_000);
        Assert.False((await shop.SessionAsync(charge)).IsPaid);

        await shop.PaidAsync(charge, 10_000);
        await shop.StandsAsync(charge, Succeeded, 10_000);
        Assert.Equal(
            [ChargeUnderpaid.TypeName, ChargeUnderpaid.TypeName, CheckoutSessionPaid.TypeName, PaymentIntentSucceeded.TypeName],
            (await shop.AgreedAsync(charge)).Events
        );
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_part_that_the_merchant_accepts_pays()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        Assert.Equal("nothing_to_decide", Said(await shop.AcceptAsync(charge)).Code);
        await shop.PaidAsync(charge, 4_000);

        Assert.Equal(Accepted, (await shop.AcceptAsync(charge)).Value.Status);
        await shop.StandsAsync(charge, Accepted, 4_000);
        Assert.True((await shop.AgreedAsync(charge)).Session.IsPaid);
        Assert.Equal(Accepted, (await shop.AcceptAsync(charge)).Value.Status);
        Assert.Equal("already_decided", Said(await shop.ReturnFundsAsync(charge)).Code);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_part_that_is_given_back_fails_the_charge_and_goes_back_whole()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        await shop.PaidAsync(charge, 4_000);

        Assert.Equal(new ChargeState.Failed(DeclineCode.Underpaid, shop.Now), (await shop.ReturnFundsAsync(charge)).Value.State);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Failed, 4_000, 4_000);
        var sent = Assert.Single(shop.Provider.Refunds);
        Assert.Equal((charge.Id, 4_000_00), (sent.ChargeKey, sent.Amount.MinorUnits));
        var records = await shop.AgreedAsync(charge);
        Assert.Equal([ChargeFailed.TypeName, ChargeUnderpaid.TypeName, RefundUpdated.TypeName], records.Events);
        Assert.Equal(new SessionState.Open(), records.Session.State);
        Assert.Equal(AwaitingPayment, (await shop.TransferAsync(records.Session)).Status);
    }

    [Fact]
    public async Task A_payer_who_does_not_act_loses_the_charge_once_the_provider_was_asked_at_its_end()
    {
        var shop = await ShopAsync();
        shop.Provider.OnResolve = _ => new(new ChargeOutcome.Pending());
        var charge = await shop.AwaitedAsync();

        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        await shop.StandsAsync(charge, AwaitingPayment);
        await shop.Host.RunAfterAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new ChargeState.Expired(ChargeExpiry.TimeElapsed, shop.Now), (await shop.ReadAsync(charge)).State);
        var records = await shop.AgreedAsync(charge);
        Assert.Equal([ChargeExpired.TypeName], records.Events);
        Assert.Equal(new SessionState.Open(), records.Session.State);
        Assert.Equal(new IntentState.RequiresPaymentMethod(new PaymentError(charge.Id, DeclineCode.NotPaidInTime)), records.Intent.State);
    }

    [Fact]
    public async Task What_a_provider_said_before_the_end_does_not_end_a_charge_after_it()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        var (asked, answer) = (
            new TaskCompletionSource(),
            new TaskCompletionSource<ChargeOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        shop.Provider.OnResolve = _ =>
        {
            asked.TrySetResult();
            return new(answer.Task);
        };
        shop.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(5));
        var question = shop.Host.RunAsync();
        await asked.Task.WaitAsync(Token);
        shop.Time.Advance(TimeSpan.FromSeconds(10));
        shop.Provider.OnResolve = key => new(new ChargeOutcome.Approved("ref_" + key));
        answer.SetResult(new ChargeOutcome.Pending());
        await question;
        await shop.StandsAsync(charge, AwaitingPayment);

        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        await shop.StandsAsync(charge, Succeeded, 10_000);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_ends_no_charge()
    {
        var shop = await ShopAsync();
        shop.Provider.OnResolve = _ => throw new IOException("down");
        var charge = await shop.AwaitedAsync();
        for (var hour = 0; hour < 48; hour++)
            await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        await shop.StandsAsync(charge, AwaitingPayment);
        Assert.Equal(SessionStatus.Open, (await shop.AgreedAsync(charge)).Session.Status);

        await shop.PaidAsync(charge, 10_000);
        await shop.StandsAsync(charge, Succeeded, 10_000);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_payer_who_refuses_leaves_the_session_open_unless_it_was_the_only_attempt()
    {
        var shop = await ShopAsync();
        foreach (var once in new[] { false, true })
        {
            var charge = await shop.AwaitedAsync(once, Owner.Test("acct_" + once));
            await shop.TellAsync(charge, new ChargeOutcome.Declined(DeclineCode.PayerRefused));
            var records = await shop.AgreedAsync(charge);
            Assert.Equal(new ChargeState.Failed(DeclineCode.PayerRefused, shop.Now), (await shop.ReadAsync(charge)).State);
            Assert.Equal(
                once ? new SessionState.Failed(charge.Id, DeclineCode.PayerRefused, shop.Now) : new SessionState.Open(),
                records.Session.State
            );
            Assert.Equal([ChargeFailed.TypeName], records.Events);
        }
    }

    [Fact]
    public async Task A_session_of_one_attempt_ends_with_its_charge()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync(oneAttempt: true);
        await shop.ExpiredAsync(charge);

        var records = await shop.AgreedAsync(charge);
        Assert.Equal(new SessionState.Expired(ExpiryCause.TimeElapsed, shop.Now), records.Session.State);
        Assert.Equal([ChargeExpired.TypeName, CheckoutSessionExpired.TypeName], records.Events);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_session_whose_time_is_over_waits_for_its_payer_and_ends_with_the_charge()
    {
        var shop = await ShopAsync();
        shop.Provider.OnResolve = _ => new(new ChargeOutcome.Pending());
        var charge = await shop.TransferAsync(await shop.OpenAsync(lifetime: TimeSpan.FromMinutes(1)));
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(SessionStatus.Open, (await shop.SessionAsync(charge)).Status);

        await shop.ExpiredAsync(charge);
        Assert.Equal(SessionStatus.Expired, (await shop.AgreedAsync(charge)).Session.Status);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_payer_who_cancels_gives_the_charge_up_that_waits_for_them()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();

        var canceled = await shop.Host.CancelAsync(await shop.SessionAsync(charge));
        Assert.Equal(new SessionState.Canceled(shop.Now), canceled.Value.State);
        Assert.Equal(new ChargeState.Expired(ChargeExpiry.GivenUp, shop.Now), (await shop.ReadAsync(charge)).State);
        Assert.Equal([ChargeExpired.TypeName, CheckoutSessionExpired.TypeName], (await shop.AgreedAsync(charge)).Events);
        var told = (await shop.Engine.Events.ListAsync(charge.Owner, cancellationToken: Token))
            .Value.Items.Select(happened => happened.Data)
            .OfType<CheckoutSessionExpired>()
            .Single();
        Assert.Equal((SessionStatus.Canceled, charge.Id), (told.Session.Status, told.Charge?.Id));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_payment_whose_outcome_is_open_or_that_has_money_cannot_be_canceled()
    {
        var shop = await ShopAsync();
        var part = await shop.AwaitedAsync();
        await shop.PaidAsync(part, 4_000);
        shop.Provider.OnCharge = _ => new(new ChargeOutcome.Unknown("reset"));
        var unknown = await shop.AwaitedAsync(owner: Owner.Test("acct_other"));

        foreach (var charge in new[] { part, unknown })
            Assert.Equal("payment_in_progress", Said(await shop.Host.CancelAsync(await shop.SessionAsync(charge))).Code);
        await shop.StandsAsync(part, Underpaid, 4_000);
        await shop.StandsAsync(unknown, Unknown);
    }

    [Fact]
    public async Task Every_state_stands_in_the_history_with_its_time()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        var began = shop.Now;
        shop.Time.Advance(TimeSpan.FromMinutes(1));
        await shop.PaidAsync(charge, 4_000);
        await shop.AcceptAsync(charge);

        Assert.Equal(
            [(Pending, began), (AwaitingPayment, began), (Underpaid, shop.Now), (Accepted, shop.Now)],
            (await shop.ReadAsync(charge)).History.Select(entry => (entry.Status, entry.At))
        );
    }
}
