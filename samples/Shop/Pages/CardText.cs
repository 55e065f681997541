using Payments;

namespace Shop;

internal static class CardText
{
    /// <summary>"Visa ending 4242".</summary>
    public static string Of(PaymentMethod method) =>
        $"{CardBrands.Name(Enum.TryParse<CardBrand>(method.Card.Brand, ignoreCase: true, out var brand) ? brand : CardBrand.Unknown)} "
        + $"ending {method.Card.Last4}";
}
