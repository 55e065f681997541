using Payments;

namespace Shop;

/// <param name="Id">Stands in forms.</param>
/// <param name="Name">For people.</param>
/// <param name="Blurb">One or two sentences.</param>
/// <param name="Price">What it costs, or the base of <paramref name="Pricing"/>.</param>
/// <param name="Pricing">Prices in many currencies; null where there is one price.</param>
public sealed record Product(string Id, string Name, string Blurb, Money Price, Pricing? Pricing = null)
{
    // What is sold abroad is sold by the organisation.
    public Owner Seller => Pricing is null ? ShopSettings.Owner : ShopSettings.Organization;

    /// <summary>Whether the shop's own page sells it: that takes one price, by card.</summary>
    public bool IsSoldHere => Seller == ShopSettings.Owner;

    public static IReadOnlyList<Product> All { get; } =
    [
        new(
            "harbour-blend",
            "Harbour Blend",
            "Whole beans, 1 kg. Chocolate, hazelnut, a long finish.",
            Money.FromMinorUnits(1850, Currency.Of("GBP"))
        ),
        new(
            "night-ferry",
            "Night Ferry",
            "Dark roast, 500 g. For the last crossing of the day.",
            Money.FromMinorUnits(1200, Currency.Of("GBP"))
        ),
        new("pour-over-set", "Pour-over set", "Dripper, carafe and a hundred filters.", Money.FromMinorUnits(4200, Currency.Of("EUR"))),
        new(
            "year-of-coffee",
            "Coffee for a year",
            "A bag each month, wherever you are. Pay in your own currency, by card, bank transfer or mobile money.",
            Money.FromMinorUnits(50_00, Currency.Usd),
            Pricing.LocalOverrides.Of(
                Money.FromMinorUnits(50_00, Currency.Usd),
                [Money.FromMinorUnits(75_000_00, Currency.Of("NGN")), Money.FromMinorUnits(620_00, Currency.Of("GHS"))]
            )
        ),
    ];
}
