using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of disputes, over any store.</summary>
public abstract class DisputeSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(true, 100_00)]
    [InlineData(false, 40_00)]
    public async Task What_is_disputed_cannot_be_refunded_until_it_is_won(bool won, long refundable)
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        var opened = (await shop.DisputeAsync(key, Dispute(shop, 60_00))).Value;
        Assert.Equal((DisputeStatus.NeedsResponse, 60_00), (opened.Status, opened.Amount.MinorUnits));
        Assert.Equal(opened, (await shop.DisputeAsync(key, Dispute(shop, 60_00))).Value);
        Assert.Equal("amount_too_large", Said(await shop.RefundAsync(key, 40_01)).Code);

        DisputeNews end = won ? new DisputeNews.Won() : new DisputeNews.Lost();
        for (var times = 0; times < 2; times++)
            Assert.Equal(won ? DisputeStatus.Won : DisputeStatus.Lost, (await shop.DisputeAsync(key, end)).Value.Status);
        Assert.Equal(opened.Id, (await shop.DisputeAsync(key, new DisputeNews.UnderReview())).Value.Id);
        var charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        Assert.Equal((refundable, won ? 0 : 60_00), (charge.AmountRefundable.MinorUnits, charge.AmountDisputed.MinorUnits));
        Assert.Equal(refundable, (await shop.RefundAsync(key)).Value.Amount.MinorUnits);
        if (!won)
            Assert.Equal("disputed", Said(await shop.RefundAsync(key)).Code);
        Assert.Equal(
            [DisputeClosed.TypeName, DisputeCreated.TypeName],
            (await shop.EventsAsync()).Where(type => type.StartsWith("dispute.", StringComparison.Ordinal)).Order()
        );
        Assert.Equal(
            "already_closed",
            (await shop.Engine.Disputes.SubmitEvidenceAsync(CardsShop.Shop, opened.Id, "Signed for", cancellationToken: Token))
                .Refusal!
                .Code
        );
        await NothingIsLeftToDoAsync(shop);
        DisputeNews otherwise = won ? new DisputeNews.Lost() : new DisputeNews.Won();
        Assert.Equal(won ? DisputeStatus.Lost : DisputeStatus.Won, (await shop.DisputeAsync(key, otherwise)).Value.Status);
        charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        Assert.Equal(won ? 60_00 : 0, charge.AmountDisputed.MinorUnits);
    }

    [Fact]
    public async Task News_that_overtake_the_opening_are_to_be_told_again()
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        Assert.Equal(RefusalKind.NotFound, (await shop.DisputeAsync(key, new DisputeNews.Won())).Refusal!.Kind);
        await shop.DisputeAsync(key, Dispute(shop, 1));
        Assert.Equal(DisputeStatus.Won, (await shop.DisputeAsync(key, new DisputeNews.Won())).Value.Status);
        Assert.Equal("charge_not_found", Said(await shop.DisputeAsync("ch_x", Dispute(shop, 1), "other")).Code);
    }

    [Theory]
    [InlineData("paid", 0, "GBP", "amount_not_positive")]
    [InlineData("paid", -1, "GBP", "amount_not_positive")]
    [InlineData("paid", 0, "EUR", "amount_not_positive")]
    [InlineData("paid", 100_00, "GBP", null)]
    [InlineData("paid", 100_01, "GBP", "MoreThanTaken")]
    [InlineData("paid", 1, "EUR", "OtherCurrency")]
    [InlineData("paid", 100_00, "JPY", "OtherCurrency")]
    [InlineData("declined", 100_00, "GBP", "MoreThanTaken")]
    [InlineData("declined", 1, "GBP", "MoreThanTaken")]
    [InlineData("declined", 1, "EUR", "OtherCurrency")]
    public async Task What_a_charge_cannot_have_is_refused_or_waits_in_suspense_and_is_told(
        string charged,
        long amount,
        string currency,
        string? expected
    )
    {
        var shop = await CardsAsync();
        if (charged == "declined")
            shop.Provider.Verdict = _ => CardVerdict.Decline;
        var key = (await shop.PaidAsync()).LatestChargeId!;
        var told = Dispute(shop, 1) with { Amount = Money.FromMinorUnits(amount, Currency.Of(currency)) };

        var result = await shop.DisputeAsync(key, told);

        var charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        Assert.Equal(expected is null ? amount : 0, charge.AmountDisputed.MinorUnits);
        Assert.Equal(expected is null ? 0 : 1, shop.Log.Of(Microsoft.Extensions.Logging.LogLevel.Error).Count);
        if (expected == "amount_not_positive")
        {
            Assert.Equal((expected, "amount"), (result.Refusal!.Code, result.Refusal.Field));
            Assert.Empty((await shop.Engine.Disputes.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);
            return;
        }

        Assert.Equal(expected, result.Value.Mismatch?.ToString());
        Assert.Contains(DisputeCreated.TypeName, await shop.EventsAsync());
        Assert.Equal(expected is null ? 0 : -amount, await SuspenseAsync(shop, currency));
        await shop.DisputeAsync(key, new DisputeNews.Won());
        Assert.Equal(0, await SuspenseAsync(shop, currency));
        await shop.DisputeAsync(key, new DisputeNews.Lost());
        Assert.Equal(expected is null ? 0 : -amount, await SuspenseAsync(shop, currency));
        Assert.Contains(DisputeClosed.TypeName, await shop.EventsAsync());
    }

    [Theory]
    [InlineData("won opened", 60_00, "needs_response created closed updated")]
    [InlineData("lost won", 0, "won created closed closed")]
    [InlineData("won lost", 60_00, "lost created closed closed")]
    [InlineData("lost opened", 60_00, "needs_response created closed updated")]
    [InlineData("won opened lost won", 0, "won created closed updated closed closed")]
    [InlineData("less", 40_00, "needs_response created updated")]
    [InlineData("more less again", 40_00, "needs_response created updated updated")]
    [InlineData("later again", 60_00, "needs_response created updated")]
    [InlineData("review less won", 0, "won created updated updated closed")]
    [InlineData("won again", 0, "won created closed")]
    public async Task A_dispute_moves_posts_and_tells_each_time(string news, long disputed, string expected)
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        var first = Dispute(shop, 60_00);
        await shop.DisputeAsync(key, first);
        foreach (var word in news.Split(' '))
            await shop.DisputeAsync(key, DisputeWords.News(word, first));

        var dispute = Assert.Single((await shop.Engine.Disputes.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);
        var charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        Assert.Equal((disputed, 100_00 - disputed), (charge.AmountDisputed.MinorUnits, charge.AmountRefundable.MinorUnits));
        var events = (await shop.EventsAsync()).Where(type => type.StartsWith("dispute.", StringComparison.Ordinal));
        Assert.Equal(expected.Split(' ')[1..].Order(), events.Select(type => type["dispute.".Length..]).Order());
        Assert.Equal(
            expected.Split(' ')[0],
            dispute.Status.ToString() is "NeedsResponse" ? "needs_response" : dispute.Status.ToString().ToLowerInvariant()
        );
        var lost = dispute.Status == DisputeStatus.Lost ? disputed : 0;
        Assert.Equal(disputed - lost, await BalanceAsync(shop, "reserved", "GBP"));
        Assert.Equal(lost - disputed, await BalanceAsync(shop, "disputed", "GBP"));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task News_that_is_older_than_what_is_known_changes_nothing()
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        await shop.DisputeAsync(key, Dispute(shop, 60_00));
        async Task<DisputeStatus> TellAsync(DisputeNews news, int minute) =>
            (
                await shop.Engine.Disputes.ReceiveAsync(
                    new DisputeNotification(shop.Provider.Name, CardsShop.Shop, key, "case-1", news) { At = shop.Now.AddMinutes(minute) },
                    Token
                )
            )
                .Value
                .Status;

        Assert.Equal(DisputeStatus.Won, await TellAsync(new DisputeNews.Won(), 5));
        Assert.Equal(DisputeStatus.Won, await TellAsync(new DisputeNews.Lost(), 4));
        Assert.Equal(DisputeStatus.Lost, await TellAsync(new DisputeNews.Lost(), 6));
        Assert.Equal(DisputeStatus.Lost, await TellAsync(new DisputeNews.Won(), 5));
    }

    private static Task<long> SuspenseAsync(CardsShop shop, string currency) => BalanceAsync(shop, "suspense", currency);

    private static async Task<long> BalanceAsync(CardsShop shop, string account, string currency)
    {
        var balances = await shop.Engine.Ledger.ListAccountsAsync(CardsShop.Shop, Token);
        return balances
            .Where(balance => balance.Account.Name == account && balance.Amount.Currency.Code == currency)
            .Sum(balance => balance.Amount.MinorUnits);
    }

    [Fact]
    public async Task Disputes_and_refunds_at_once_leave_each_dispute_once_and_no_money_below_zero()
    {
        var store = await NewStoreAsync();
        var shop = Opened(new CardsShop(store));
        var other = Opened(new CardsShop(store, beside: shop));
        for (var round = 0; round < 30; round++)
        {
            var key = (await shop.PaidAsync()).LatestChargeId!;
            await AtOnceAsync(
                6,
                async caller =>
                    caller switch
                    {
                        0 or 1 => (await AgainAsync(() => shop.DisputeAsync(key, Dispute(shop, 30_00), $"a{round}"))).Refusal,
                        2 or 3 => (await AgainAsync(() => other.DisputeAsync(key, Dispute(shop, 50_00), $"b{round}"))).Refusal,
                        _ => (await AgainAsync(() => shop.RefundAsync(key, 20_00))).Refusal,
                    }
            );

            var charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
            Assert.Equal(80_00, charge.AmountDisputed.MinorUnits);
            Assert.InRange(charge.AmountRefunded.MinorUnits, 0, 40_00);
            Assert.Equal(Math.Max(0, 20_00 - charge.AmountRefunded.MinorUnits), charge.AmountRefundable.MinorUnits);
            foreach (var reference in new[] { $"a{round}", $"b{round}" })
                Assert.Equal(DisputeStatus.Won, (await shop.DisputeAsync(key, new DisputeNews.Won(), reference)).Value.Status);
            Assert.Equal(
                100_00 - charge.AmountRefunded.MinorUnits,
                (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value.AmountRefundable.MinorUnits
            );
        }

        Assert.Equal(
            60,
            (await shop.Engine.Disputes.ListAsync(CardsShop.Shop, Limits.PageSize, cancellationToken: Token)).Value.Items.Count
        );
    }

    [Fact]
    public async Task Evidence_is_handed_in_once_and_sent_until_it_is_taken()
    {
        var shop = await CardsAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Evidence ? CardFault.AnswerLost : CardFault.None;
        var dispute = (await shop.DisputeAsync((await shop.PaidAsync()).LatestChargeId!, Dispute(shop, 100_00))).Value;
        Assert.Equal(
            "evidence",
            (await shop.Engine.Disputes.SubmitEvidenceAsync(CardsShop.Shop, dispute.Id, "", cancellationToken: Token)).Refusal!.Field
        );
        var answered = (
            await shop.Engine.Disputes.SubmitEvidenceAsync(CardsShop.Shop, dispute.Id, "Signed for", cancellationToken: Token)
        ).Value;
        Assert.Equal((DisputeStatus.UnderReview, "Signed for"), (answered.Status, answered.Evidence));
        Assert.Equal(
            "evidence_submitted",
            (await shop.Engine.Disputes.SubmitEvidenceAsync(CardsShop.Shop, dispute.Id, "More", cancellationToken: Token)).Refusal!.Code
        );

        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal("Signed for", Assert.Single(shop.Provider.Evidence).Value);
        await shop.SettleAsync();
        Assert.DoesNotContain(DisputeEvidenceDue.TypeName, await shop.EventsAsync());
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task The_merchant_is_reminded_once_and_evidence_is_refused_when_its_time_is_over()
    {
        var shop = await CardsAsync();
        var dispute = (await shop.DisputeAsync((await shop.PaidAsync()).LatestChargeId!, Dispute(shop, 100_00))).Value;
        await shop.Host.RunAfterAsync(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(DisputeEvidenceDue.TypeName, await shop.EventsAsync());
        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Single(await shop.EventsAsync(), DisputeEvidenceDue.TypeName);

        shop.Time.Advance(dispute.EvidenceDueBy - shop.Now);
        Assert.Equal(
            "evidence_too_late",
            (await shop.Engine.Disputes.SubmitEvidenceAsync(CardsShop.Shop, dispute.Id, "Signed for", cancellationToken: Token))
                .Refusal!
                .Code
        );
        await shop.SettleAsync(3);
        Assert.Single(await shop.EventsAsync(), DisputeEvidenceDue.TypeName);
    }

    [Fact]
    public async Task A_dispute_whose_time_for_evidence_is_over_when_it_is_told_of_reminds_nobody()
    {
        var shop = await CardsAsync();
        await shop.DisputeAsync(
            (await shop.PaidAsync()).LatestChargeId!,
            Dispute(shop, 100_00) with
            {
                EvidenceDueBy = shop.Now.AddDays(-1),
            }
        );
        await shop.SettleAsync(3);
        Assert.DoesNotContain(DisputeEvidenceDue.TypeName, await shop.EventsAsync());
    }

    private static DisputeNews.Opened Dispute(CardsShop shop, long amount) =>
        new(CardsShop.Gbp(amount), DisputeReason.Fraudulent, shop.Now.AddDays(7));

    private static async Task<Result<T>> AgainAsync<T>(Func<Task<Result<T>>> call)
        where T : class
    {
        var result = await call();
        while (result.Refusal?.Kind == RefusalKind.Conflict)
            result = await call();
        return result;
    }
}
