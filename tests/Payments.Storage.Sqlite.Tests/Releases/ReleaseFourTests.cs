using Payments.Providers;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What the fourth release wrote is read, goes on and is changed by this one.</summary>
public sealed class ReleaseFourTests
{
    private static readonly Owner _shop = ReleaseFour.Shop;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_list_and_balance_says_what_it_said_then()
    {
        await using var shop = await ReleaseFour.OpenAsync();

        Assert.Equal(shop.Contents, await new ShopContents(shop.Engine, _shop).ReadAsync());
        Assert.Equal("ok", shop.Ask("PRAGMA integrity_check"));
        Assert.Equal((long)PaymentsSchema.Current.Version, shop.Ask("SELECT max(step) FROM payments_schema"));
    }

    [Fact]
    public async Task What_was_due_then_is_done_now()
    {
        await using var shop = await ReleaseFour.OpenAsync();
        var pending = (await shop.Engine.Events.ListDeliveriesAsync(_shop, Limits.PageSize, cancellationToken: Token)).Value.Items;
        var (challenged, transfer) = (Assert.Single(await shop.IntentsAsync(IntentStatus.RequiresAction)), "awaiting_transfer");
        var action = Assert.IsType<NextAction.TestChallenge>(Assert.IsType<IntentState.RequiresAction>(challenged.State).Action);
        await shop.Simulator.AnswerChallengeAsync(action.Token, authenticated: true, Token);
        await shop.Simulator.SendMoneyAsync((await shop.ChargeOfAsync(transfer)).Id, Of(75_000_00, "NGN"), Token);

        await shop.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(SessionStatus.Complete, (await shop.SessionAsync("unknown")).Status);
        Assert.Equal(ChargeStatus.Failed, (await shop.ChargeOfAsync("lost")).Status);
        Assert.Equal(SessionStatus.Complete, (await shop.SessionAsync(transfer)).Status);
        Assert.Equal(IntentStatus.Succeeded, (await shop.Engine.PaymentIntents.GetAsync(_shop, challenged.Id, Token)).Value.Status);
        Assert.All(
            (await shop.Engine.Events.ListDeliveriesAsync(_shop, Limits.PageSize, cancellationToken: Token)).Value.Items,
            delivery => Assert.Equal(DeliveryStatus.Delivered, delivery.Status)
        );
        Assert.Empty(pending.Select(delivery => delivery.EventId).Except(shop.Posted));

        await shop.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(SessionStatus.Complete, (await shop.SessionAsync("debit")).Status);
        Assert.Equal(SessionStatus.Expired, (await shop.SessionAsync("open")).Status);
        Assert.Empty(await shop.IntentsAsync(IntentStatus.RequiresCapture));
        var now = shop.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(0L, shop.Ask($"SELECT count(*) FROM payments_due_work WHERE due_at <= {now}"));
        await shop.IsSoundAsync();
    }

    [Fact]
    public async Task Payments_made_then_are_refunded_captured_canceled_and_disputed_now()
    {
        await using var shop = await ReleaseFour.OpenAsync();
        var reserved = await shop.IntentsAsync(IntentStatus.RequiresCapture);

        Refund[] refunds = [await RefundAsync("partly_refunded", Of(35_00, "GBP")), await RefundAsync("paid_kwd", Of(1_500, "KWD"))];
        Assert.Equal(
            IntentStatus.Succeeded,
            (await shop.Engine.PaymentIntents.CaptureAsync(_shop, reserved[0].Id, Of(40_00, "GBP"), cancellationToken: Token)).Value.Status
        );
        Assert.Equal(
            IntentStatus.Canceled,
            (await shop.Engine.PaymentIntents.CancelAsync(_shop, reserved[1].Id, cancellationToken: Token)).Value.Status
        );
        var dispute = Assert.Single((await shop.Engine.Disputes.ListAsync(_shop, cancellationToken: Token)).Value.Items);
        Assert.Equal(
            DisputeStatus.UnderReview,
            (await shop.Engine.Disputes.SubmitEvidenceAsync(_shop, dispute.Id, "It was delivered.", cancellationToken: Token)).Value.Status
        );
        await shop.Simulator.CloseDisputeAsync(dispute.Reference, won: true, Token);
        await shop.PassAsync(TimeSpan.FromHours(1));

        foreach (var refund in refunds)
            Assert.Equal(RefundStatus.Succeeded, (await shop.Engine.Refunds.GetAsync(_shop, refund.Id, Token)).Value.Status);
        Assert.Equal(DisputeStatus.Won, (await shop.Engine.Disputes.GetAsync(_shop, dispute.Id, Token)).Value.Status);
        await shop.PassAsync(TimeSpan.FromDays(7));
        await shop.IsSoundAsync();

        async Task<Refund> RefundAsync(string reference, Money amount)
        {
            var charge = await shop.ChargeOfAsync(reference);
            var request = new RefundCreation { ChargeId = charge.Id, Amount = amount };
            var refund = await shop.Engine.Refunds.CreateAsync(_shop, request, cancellationToken: Token);
            Assert.True((await shop.ChargeOfAsync(reference)).AmountRefundable.IsZero);
            return refund.Value;
        }
    }

    [Fact]
    public async Task A_customer_of_then_pays_now_with_the_saved_card_and_the_credit_and_has_a_lost_transfer_back()
    {
        await using var shop = await ReleaseFour.OpenAsync();
        var customer = Assert.Single((await shop.Engine.Customers.ListAsync(_shop, cancellationToken: Token)).Value.Items);
        var saved = await shop.Engine.PaymentIntents.CreateAsync(
            _shop,
            new PaymentIntentRequest
            {
                Amount = Of(9_99, "GBP"),
                CustomerId = customer.Id,
                PaymentMethodId = customer.DefaultPaymentMethodId,
                OffSession = true,
                Confirm = true,
            },
            cancellationToken: Token
        );
        Assert.Equal(IntentStatus.Succeeded, saved.Value.Status);

        var stray = Assert.Single(
            (await shop.Engine.BankLines.ListAsync(_shop, BankLineStatus.Suspense, cancellationToken: Token)).Value.Items
        );
        var resolved = await shop.Engine.BankLines.ResolveAsync(
            _shop,
            stray.Id,
            new BankLineResolution.ToCustomer(customer.Id),
            cancellationToken: Token
        );
        Assert.Equal(BankLineStatus.Credited, resolved.Value.Status);
        Assert.Equal([Of(89_00, "GBP")], (await shop.Engine.CustomerBalances.GetAsync(_shop, customer.Id, Token)).Value.Amounts);

        var visa = new CardDetails(TestCards.All[0].Number, 12, 2034, "123");
        var card = (await shop.Simulator.TokenizeAsync(visa, Token)).Value;
        var paid = await shop.Engine.CheckoutSessions.PayAsync(_shop, (await shop.SessionAsync("open")).Id, card, Token);
        Assert.True(paid.Value.Session.IsPaid);
        await shop.PassAsync(TimeSpan.FromDays(7));
        await shop.IsSoundAsync();
    }

    private static Money Of(long minorUnits, string currency) => Money.FromMinorUnits(minorUnits, Currency.OfRecord(currency));
}
