using Payments;

namespace Shop;

public sealed class Order
{
    public required string Id { get; init; }

    public required string Product { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>"awaiting payment", "paid", "expired", or "returned": paid by a debit whose bank took the money back.</summary>
    public required string State { get; init; }

    public string? SessionId { get; init; }

    public string? PageUrl { get; init; }

    public required string CreatedAt { get; init; }

    public string? PaidAt { get; init; }

    public Money Total => Money.FromMinorUnits(Amount, Payments.Currency.OfRecord(Currency));

    public string Price => Total.Format(ShopCulture.British);
}
