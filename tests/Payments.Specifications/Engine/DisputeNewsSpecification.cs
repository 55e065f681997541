using System.Globalization;
using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// What the engine promises of news of disputes that are of another charge, in another order, or several of one charge, over any store.
/// </summary>
public abstract class DisputeNewsSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData("opened", "case-1", "dispute_of_other_charge")]
    [InlineData("less", "case-1", "dispute_of_other_charge")]
    [InlineData("review", "case-1", "dispute_of_other_charge")]
    [InlineData("won", "case-1", "dispute_of_other_charge")]
    [InlineData("lost", "case-1", "dispute_of_other_charge")]
    [InlineData("opened", "", "reference_required")]
    [InlineData("opened", " ", "reference_required")]
    [InlineData("won", "\t\u00A0", "reference_required")]
    public async Task News_of_another_charge_or_of_no_dispute_move_no_money_and_are_told(string news, string reference, string expected)
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        var other = (await shop.PaidAsync()).LatestChargeId!;
        var first = Dispute(shop, 60_00);
        var dispute = (await shop.DisputeAsync(key, first)).Value;

        var refused = await shop.DisputeAsync(other, DisputeWords.News(news, first), reference);

        Assert.Equal((expected, "reference"), Said(refused));
        Assert.Single(shop.Log.Of(LogLevel.Critical));
        Assert.Equal(dispute, Assert.Single((await shop.Engine.Disputes.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items));
        Assert.Equal((60_00, 40_00), await DisputedAsync(shop, key));
        Assert.Equal((0, 100_00), await DisputedAsync(shop, other));
    }

    [Theory]
    [InlineData("less again", 60_00, "needs_response", 3)]
    [InlineData("less again less", 40_00, "needs_response", 4)]
    [InlineData("won again", 60_00, "needs_response", 3)]
    [InlineData("lost again", 60_00, "needs_response", 3)]
    [InlineData("less won less", 40_00, "needs_response", 4)]
    [InlineData("won review", 60_00, "under_review", 3)]
    [InlineData("lost review won", 0, "won", 4)]
    [InlineData("again again", 60_00, "needs_response", 1)]
    [InlineData("won won review review", 60_00, "under_review", 3)]
    public async Task News_that_is_known_to_be_later_counts_though_the_same_was_said_before(
        string news,
        long disputed,
        string status,
        int events
    )
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        var first = Dispute(shop, 60_00);
        var minute = 0;
        foreach (var word in news.Split(' ').Prepend("first"))
        {
            var told = new DisputeNotification(shop.Provider.Name, CardsShop.Shop, key, "case-1", DisputeWords.News(word, first))
            {
                At = shop.Now.AddMinutes(minute++),
            };
            var once = (await shop.Engine.Disputes.ReceiveAsync(told, Token)).Value;
            var again = (await shop.Engine.Disputes.ReceiveAsync(told, Token)).Value;
            Assert.Equal(once with { Openings = null }, again with { Openings = null });
            Assert.Equal(once.Openings ?? [], again.Openings ?? []);
        }

        Assert.Equal((disputed, 100_00 - disputed), await DisputedAsync(shop, key));
        var dispute = Assert.Single((await shop.Engine.Disputes.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);
        Assert.Equal(status.Replace("_", "", StringComparison.Ordinal), dispute.Status.ToString(), ignoreCase: true);
        Assert.Equal(events, (await shop.EventsAsync()).Count(type => type.StartsWith("dispute.", StringComparison.Ordinal)));
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData("60", "40", 100_00, false)]
    [InlineData("60", "41", 60_00, true)]
    [InlineData("60", "50", 60_00, true)]
    [InlineData("100", "1", 100_00, true)]
    [InlineData("1", "100", 1_00, true)]
    [InlineData("60", "30 40", 100_00, false)]
    [InlineData("60", "30 41", 60_00, true)]
    [InlineData("60", "50 40", 100_00, false)]
    [InlineData("60", "30 won 50", 60_00, true)]
    [InlineData("60", "30 lost won", 60_00, false)]
    public async Task Two_disputes_take_no_more_of_a_charge_than_there_is(string one, string other, long disputed, bool waits)
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        await shop.DisputeAsync(key, Dispute(shop, 100L * int.Parse(one, CultureInfo.InvariantCulture)), "case-2");
        foreach (var word in other.Split(' '))
            await shop.DisputeAsync(
                key,
                int.TryParse(word, CultureInfo.InvariantCulture, out var amount)
                    ? Dispute(shop, 100L * amount)
                    : DisputeWords.News(word, Dispute(shop, 1))
            );

        var dispute = (await shop.Engine.Disputes.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items.Single(found =>
            found.Reference == "case-1"
        );
        Assert.Equal(waits ? DisputeMismatch.MoreThanTaken : null, dispute.Mismatch);
        Assert.Equal((disputed, 100_00 - disputed), await DisputedAsync(shop, key));
        Assert.Equal(waits ? -dispute.Amount.MinorUnits : 0, await SuspenseAsync(shop, "GBP"));
    }

    [Theory]
    [InlineData("won")]
    [InlineData("lost")]
    public async Task A_dispute_that_was_won_and_is_lost_after_another_took_the_charge_waits_in_suspense(string other)
    {
        var shop = await CardsAsync();
        var key = (await shop.PaidAsync()).LatestChargeId!;
        await shop.DisputeAsync(key, Dispute(shop, 60_00));
        await shop.DisputeAsync(key, new DisputeNews.Won());
        await shop.DisputeAsync(key, Dispute(shop, 100_00), "case-2");
        await shop.DisputeAsync(key, DisputeWords.News(other, Dispute(shop, 1)), "case-2");

        var lost = (await shop.DisputeAsync(key, new DisputeNews.Lost())).Value;

        Assert.Equal(other == "lost" ? DisputeMismatch.MoreThanTaken : null, lost.Mismatch);
        Assert.Equal(other == "lost" ? (100_00, 0) : (60_00, 40_00), await DisputedAsync(shop, key));
    }

    [Theory]
    [InlineData("lost", 50_00)]
    [InlineData("lost won", 50_00)]
    [InlineData("lost won lost", 50_00)]
    [InlineData("won lost won lost", 50_00)]
    [InlineData("lost less lost", 50_00)]
    [InlineData("lost more lost", 80_00)]
    [InlineData("lost more lost won lost", 80_00)]
    public async Task Payees_return_their_part_of_a_dispute_once_however_often_it_is_lost(string news, long returned)
    {
        var books = await BooksAsync();
        await books.Engine.UnitOwnerships.SetAsync(CardsShop.Shop, "flat-1", [new("ann", 6_000), new("bob", 4_000)], Token);
        var session = await books.OpenAsync(100_00, postingOptions: new PostingOptions { Unit = "flat-1", TransferToOwners = true });
        var key = (await PayByCardAsync(books, session, CardVerdict.Approve)).Id;
        var first = Dispute(books.Shop, 50_00);
        await books.Shop.DisputeAsync(key, first);
        foreach (var word in news.Split(' '))
            await books.Shop.DisputeAsync(key, DisputeWords.News(word, first));

        var charge = (await books.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        Assert.Equal(2, charge.Transfers.Count);
        Assert.All(
            charge.Transfers,
            transfer => Assert.Equal(transfer.Amount.MinorUnits * returned / 100_00, transfer.Reversed?.MinorUnits)
        );
        await books.SoundAsync();
    }

    private static Task<long> SuspenseAsync(CardsShop shop, string currency) => BalanceAsync(shop, "suspense", currency);

    private static async Task<long> BalanceAsync(CardsShop shop, string account, string currency)
    {
        var balances = await shop.Engine.Ledger.ListAccountsAsync(CardsShop.Shop, Token);
        return balances
            .Where(balance => balance.Account.Name == account && balance.Amount.Currency.Code == currency)
            .Sum(balance => balance.Amount.MinorUnits);
    }

    private static DisputeNews.Opened Dispute(CardsShop shop, long amount) =>
        new(CardsShop.Gbp(amount), DisputeReason.General, shop.Now.AddDays(7));

    private static async Task<(long Disputed, long Refundable)> DisputedAsync(CardsShop shop, string key)
    {
        var charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        return (charge.AmountDisputed.MinorUnits, charge.AmountRefundable.MinorUnits);
    }
}
