using Payments;

namespace Shop;

/// <summary>The first checkout: a session whose hosted page the customer is sent to.</summary>
internal static class HostedCheckout
{
    public static CheckoutSessionRequest Request(Order order, Product product, string origin) => new()
    {
        Amount = product.Price,
        Pricing = product.Pricing,
        ClientReferenceId = order.Id,
        SuccessUrl = $"{origin}/orders/{order.Id}",
        CancelUrl = $"{origin}/",
        Metadata = Metadata.Of(new KeyValuePair<string, string>("product", product.Id)),
    };
}
