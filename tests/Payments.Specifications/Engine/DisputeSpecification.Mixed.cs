using Microsoft.Extensions.Logging;
using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

/// <content>News of another charge, of another order, and of several disputes of one charge.</content>
public abstract partial class DisputeSpecification<TStore, TSource>
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

        var refused = await shop.DisputeAsync(other, News(news, first), reference);

        Assert.Equal((expected, "reference"), Said(refused));
        Assert.Single(shop.Log.Of(LogLevel.Critical));
        Assert.Equal(dispute, Assert.Single((await shop.Engine.Disputes.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items));
        Assert.Equal((60_00, 40_00), await DisputedAsync(shop, key));
        Assert.Equal((0, 100_00), await DisputedAsync(shop, other));
    }

    private static DisputeNews News(string word, DisputeNews.Opened first) =>
        word switch
        {
            "won" => new DisputeNews.Won(),
            "lost" => new DisputeNews.Lost(),
            "review" => new DisputeNews.UnderReview(),
            "opened" => first with { EvidenceDueBy = first.EvidenceDueBy.AddDays(30) },
            "later" => first with { EvidenceDueBy = first.EvidenceDueBy.AddDays(1) },
            "less" => first with { Amount = CardsShop.Gbp(40_00) },
            "more" => first with { Amount = CardsShop.Gbp(80_00) },
            _ => first,
        };

    private static async Task<(long Disputed, long Refundable)> DisputedAsync(CardsShop shop, string key)
    {
        var charge = (await shop.Engine.Charges.GetAsync(CardsShop.Shop, key, Token)).Value;
        return (charge.AmountDisputed.MinorUnits, charge.AmountRefundable.MinorUnits);
    }
}
