using Payments;

namespace Shop;

internal sealed record Product(string Id, string Name, string Blurb, Money Price)
{
    public static IReadOnlyList<Product> All { get; } =
    [
        new("harbour-blend", "Harbour Blend", "Whole beans, 1 kg. Chocolate, hazelnut, a long finish.", Money.FromMinorUnits(1850, Currency.Of("GBP"))),
        new("night-ferry", "Night Ferry", "Dark roast, 500 g. For the last crossing of the day.", Money.FromMinorUnits(1200, Currency.Of("GBP"))),
        new("pour-over-set", "Pour-over set", "Dripper, carafe and a hundred filters.", Money.FromMinorUnits(4200, Currency.Of("EUR"))),
    ];
}
