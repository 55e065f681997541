using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of debits, over any store.</summary>
public abstract class DebitSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_debit_settles_after_days_and_its_payer_was_told_of_the_day()
    {
        var shop = await DebitsAsync();
        var charge = await shop.DebitAsync();
        Assert.Equal(
            (ChargeStatus.Pending, new DateOnly(2026, 11, 27), new DateOnly(2026, 11, 30)),
            (charge.Status, charge.Debit!.DebitOn, charge.Debit.SettleOn)
        );
        Assert.Equal(new BankAccountSummary(BankAccountScheme.Uk, "GB", "2345", BranchCode: "108800"), charge.BankAccount);
        await shop.Host.RunAsync();
        Assert.Equal([nameof(EmailKind.DebitAnnounced)], shop.Mail.Kinds);
        Assert.Equal("0 0 0, 0", await shop.BooksAsync());

        // Nobody asks before the day; then once an hour, until somebody knows.
        for (var hour = 0; hour < 7 * 24; hour++)
            await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Single(shop.Provider.Questions);
        Assert.Equal(SessionStatus.Open, (await shop.SessionAsync(charge)).Status);
        Assert.Equal("payment_in_progress", (await shop.Host.CancelAsync(await shop.SessionAsync(charge))).Refusal?.Code);
        shop.Provider.OnResolve = key => new(new ChargeOutcome.Approved("ref_" + key));
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.True((await shop.SessionAsync(charge)).IsPaid);
        Assert.Equal("checkout_session.paid payment_intent.succeeded", await shop.EventsAsync());
        Assert.Equal("0 500 0, 500", await shop.BooksAsync());
        await shop.Host.RunAfterAsync(TimeSpan.FromDays(3));
        Assert.Equal("500 0 0, 500", await shop.BooksAsync());
        Assert.Equal("already_complete", (await shop.Host.CancelAsync(await shop.SessionAsync(charge))).Refusal?.Code);
        Assert.Empty(shop.Host.Log.Of(LogLevel.Error));
    }

    [Fact]
    public async Task A_debit_that_is_refused_leaves_the_session_to_be_paid_and_its_payer_is_told()
    {
        var shop = await DebitsAsync();
        var charge = await shop.TellAsync(await shop.DebitAsync(), new ChargeOutcome.Declined(DeclineCode.AccountClosed));

        Assert.Equal(new ChargeState.Failed(DeclineCode.AccountClosed, shop.Host.Time.GetUtcNow()), charge.State);
        Assert.Equal(new SessionState.Open(), (await shop.SessionAsync(charge)).State);
        Assert.Equal([nameof(EmailKind.DebitAnnounced), nameof(EmailKind.PaymentFailed)], shop.Mail.Kinds);
        Assert.Equal("0 0 0, 0", await shop.BooksAsync());
    }

    [Fact]
    public async Task A_debit_that_fails_late_takes_its_money_out_of_the_books_and_its_payer_is_told()
    {
        var shop = await DebitsAsync();
        var charge = await shop.TellAsync(await shop.DebitAsync(), new ChargeOutcome.Approved("ref"));
        Assert.Equal("0 500 0, 500", await shop.BooksAsync());
        shop.Host.Time.Advance(TimeSpan.FromDays(1));
        for (var times = 0; times < 2; times++)
            charge = await shop.TellAsync(charge, new ChargeOutcome.Returned("ret", DeclineCode.InsufficientFunds));

        Assert.Equal(
            (ChargeStatus.Returned, 500_00, 0),
            (charge.Status, charge.AmountReturned.MinorUnits, charge.AmountRefundable.MinorUnits)
        );
        Assert.Equal(SessionStatus.Complete, (await shop.SessionAsync(charge)).Status);
        Assert.Equal("charge.returned checkout_session.paid payment_intent.succeeded", await shop.EventsAsync());
        Assert.Equal([nameof(EmailKind.DebitAnnounced), nameof(EmailKind.PaymentFailed)], shop.Mail.Kinds);
        Assert.Equal("0 0 0, 0", await shop.BooksAsync());
    }

    [Fact]
    public async Task A_debit_that_is_charged_back_is_held_until_the_claim_is_decided()
    {
        var shop = await DebitsAsync();
        var charge = await shop.TellAsync(await shop.DebitAsync(), new ChargeOutcome.Approved("ref"));
        shop.Host.Time.Advance(TimeSpan.FromDays(10));
        await ClaimAsync(new DisputeNews.Opened(charge.Amount, DisputeReason.DebitNotAuthorized, shop.Host.Time.GetUtcNow().AddDays(7)));
        Assert.Equal("0 0 500, 0", await shop.BooksAsync());
        await ClaimAsync(new DisputeNews.Lost());

        Assert.Equal("0 0 0, 0", await shop.BooksAsync());
        Assert.Equal("checkout_session.paid dispute.closed dispute.created payment_intent.succeeded", await shop.EventsAsync());

        async Task ClaimAsync(DisputeNews news) =>
            Assert.True(
                (
                    await shop.Engine.Disputes.ReceiveAsync(
                        new DisputeNotification(shop.Provider.Name, DebitShop.Shop, charge.Id, "claim", news),
                        Token
                    )
                ).IsSuccess
            );
    }

    [Fact]
    public async Task A_method_on_request_is_offered_to_sessions_that_name_it_and_to_accounts_that_set_it()
    {
        var shop = await DebitsAsync();
        var plain = (await shop.OpenAsync([])).Value;
        var named = (await shop.OpenAsync([MethodIds.BacsDebit])).Value;

        Assert.Equal(
            [MethodIds.Card],
            (await shop.Engine.AcceptedMethods.ListAsync(DebitShop.Shop, Token)).Select(method => method.Method)
        );
        Assert.Equal(
            [MethodIds.Card],
            (await shop.Engine.AcceptedMethods.ListForSessionAsync(plain, Token)).Select(method => method.Method)
        );
        Assert.Equal(
            [MethodIds.BacsDebit],
            (await shop.Engine.AcceptedMethods.ListForSessionAsync(named, Token)).Select(method => method.Method)
        );
        Assert.Equal([MethodIds.Card], shop.Engine.AcceptedMethods.Offered(DebitShop.Shop).Select(offer => offer.Method));

        await shop.Engine.AcceptedMethods.SetAsync(DebitShop.Shop, [new EnabledMethod(MethodIds.BacsDebit, [Currency.Gbp])], Token);
        Assert.Equal(
            [MethodIds.BacsDebit],
            (await shop.Engine.AcceptedMethods.ListForSessionAsync(plain, Token)).Select(method => method.Method)
        );
        Assert.Equal("method_not_enabled", (await shop.OpenAsync([MethodIds.Card])).Refusal?.Code);
    }

    private async Task<DebitShop> DebitsAsync() => Opened(new DebitShop(await NewStoreAsync()));
}
