using Payments.Providers;

namespace Payments.Specifications;

/// <summary>News of a dispute by one word.</summary>
internal static class DisputeWords
{
    public static DisputeNews News(string word, DisputeNews.Opened first) =>
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
}
